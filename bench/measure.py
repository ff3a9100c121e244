"""Measures commands as whole processes, in turn, and prints a table with ratios. Called by bench/compare and bench/grow."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time


def run(command, env=None):
    """Returns seconds, seconds of processors and MiB at the peak of one run of a command."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit("%s: status %d\n%s" % (command[0], status, said.decode()))
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def compare(commands, runs, reports, what):
    """Runs commands in turn, by their names, and prints medians of each for one report, and of the first what others are."""
    measured = {name: [] for name in commands}
    for name, (command, env) in commands.items():
        run(command, env)  # warm
    for _ in range(runs):
        for name, (command, env) in commands.items():
            measured[name].append(run(command, env))
    print("\n%s; medians of %d runs in turn" % (what, runs))
    print("| | ms a report | times as long | ms of processors a report | times as much | MiB at the peak |")
    print("|---|---|---|---|---|---|")
    first = None
    for name, values in measured.items():
        seconds, used, peak = (statistics.median(v[i] for v in values) for i in range(3))
        first = first or (seconds, used)
        print("| %s | %.1f | %.1f | %.1f | %.1f | %.0f |" % (
            name, seconds / reports * 1000, seconds / first[0], used / reports * 1000, used / first[1], peak))


def grow(folder, counts):
    """Prints how checks and conversions of more and more workbooks grow."""
    program = os.path.join(folder, "nianbao")
    print("| | files | files a second | ms of processors a file | MiB at the peak |")
    print("|---|---|---|---|---|")
    for count in counts:
        books, out = os.path.join(folder, str(count)), os.path.join(folder, "out%d" % count)
        subprocess.run([os.path.join(folder, "generate"), "-n", str(count), books], check=True)
        for what, command in (("check", [program, "check", "-r", books]), ("convert", [program, "convert", "-r", "-o", out, books])):
            seconds, used, peak = run(command)
            print("| %s | %d | %.0f | %.1f | %.0f |" % (what, count, count / seconds, used / count * 1000, peak), flush=True)
        shutil.rmtree(books)
        shutil.rmtree(out)


def main():
    if sys.argv[2] == "grow":
        grow(sys.argv[1], [int(count) for count in sys.argv[3:]])
        return
    folder, runs, files = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    many = sorted(os.path.join(at, f) for at, _, names in os.walk(os.path.join(folder, "many")) for f in names)[:files]
    python = dict(os.environ, PYTHONPATH=os.path.join(folder, "deb/usr/lib/python3/dist-packages"))
    out = os.path.join(folder, "out")
    peers = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers")

    def commands(books, single):
        tags = os.path.join(folder, "tags.json")
        own = [os.path.join(folder, "nianbao"), "convert", "--force"]
        own += ["-o", os.path.join(out, "own.docx")] + books if single else books
        table = {"nianbao (checks, fills, reads back)": (own, None)}
        if not single:
            table["nianbao on one processor"] = (own, dict(os.environ, GOMAXPROCS="1"))
        table["openpyxl + docxtpl (fills)"] = (
            ["/usr/bin/python3", os.path.join(peers, "openpyxl_docxtpl.py"), tags, os.path.join(folder, "docxtpl.docx"), out] + books,
            python)
        table["exceljs + docxtemplater (fills)"] = (
            ["node", os.path.join(peers, "exceljs_docxtemplater.js"), tags, os.path.join(folder, "docxtemplater.docx"), out] + books,
            dict(os.environ, NODE_PATH=os.path.join(folder, "node_modules")))
        return table

    compare(commands(many[:1], True), runs, 1, "One process a report")
    compare(commands(many, False), max(1, runs // 5), len(many), "%d reports in one process" % len(many))


if __name__ == "__main__":
    main()
