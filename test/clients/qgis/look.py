"""Opens a map server in QGIS and reports what QGIS makes of it.

Reads {"url", "folder", "days", "zones", "tiles"} as JSON from the input; writes, as
the last line of its output, {check: {"seen": ..., "error": ..., "seconds": ...}}. It
judges nothing: the tests in Go do. A check that fails says so and does not stop the
others.
"""

import json
import sys
import time
import traceback

import client
import oapif
import package
import plain
import project
import tiles


def main():
    ask = json.load(sys.stdin)
    report = {}
    with client.started():
        for module in (plain, oapif, package, project, tiles):
            try:
                for name, check in module.checks(ask):
                    report[name] = observed(check)
            except Exception:
                report[module.__name__] = {"error": traceback.format_exc()}
    print()
    print(json.dumps(report), flush=True)


def observed(check):
    start = time.monotonic()
    try:
        out = {"seen": check()}
    except Exception:
        out = {"error": traceback.format_exc()}
    out["seconds"] = time.monotonic() - start
    return out


main()
