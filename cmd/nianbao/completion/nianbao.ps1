Register-ArgumentCompleter -Native -CommandName nianbao, nianbao.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $given = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $program = $commandAst.CommandElements[0].Value
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = @(& $program completion powershell '--' @given ":$wordToComplete" 2>$null)
    } finally {
        [Console]::OutputEncoding = $before
    }
    foreach ($line in $lines) {
        if ($line.StartsWith(':')) {
            $kinds = @($line.Substring(1).Split(' ') | Select-Object -Skip 1)
            $typed = $wordToComplete.Trim("'", '"')
            $above = Split-Path $typed
            Get-ChildItem -Path "$typed*" -ErrorAction SilentlyContinue | Where-Object {
                $_.PSIsContainer -or $kinds -contains '*' -or $kinds -contains $_.Extension.TrimStart('.').ToLower()
            } | ForEach-Object {
                $path = if ($above) { Join-Path $above $_.Name } else { $_.Name }
                $text = if ($path -match "[\s'&()\[\]{},;@`$]") { "'" + $path.Replace("'", "''") + "'" } else { $path }
                [System.Management.Automation.CompletionResult]::new($text, $_.Name, 'ProviderItem', $path)
            }
        } else {
            $word, $about = $line.Split("`t", 2)
            if (-not $about) { $about = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
        }
    }
}
