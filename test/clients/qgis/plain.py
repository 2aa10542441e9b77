"""GeoJSON at its plain address."""

import functools

from client import describe, opened, states


def checks(ask):
    url = ask["url"]
    yield "plain spans", lambda: describe(opened(url + "/spans.geojson"))
    for day in ask["days"]:
        yield f"plain control {day}", functools.partial(control, f"{url}/control/{day}.geojson")


def control(address):
    return states(opened(address))
