"""Opens a map server in QGIS and reports what QGIS makes of it.

Reads {"url", "folder", "days"} as JSON from the input; writes, as the last line of
its output, {check: {"seen": ..., "error": ..., "seconds": ...}}. It judges nothing:
the tests in Go do. A check that fails says so and does not stop the others.
"""

import json
import sys
import time
import traceback

import client
import plain


def main():
    ask = json.load(sys.stdin)
    report = {}
    with client.started():
        for module in (plain,):
            for name, check in module.checks(ask):
                start = time.monotonic()
                try:
                    report[name] = {"seen": check()}
                except Exception:
                    report[name] = {"error": traceback.format_exc()}
                report[name]["seconds"] = time.monotonic() - start
    print()
    print(json.dumps(report), flush=True)


main()
