"""The live service: OGC API - Features."""

import functools

from qgis.core import QgsVectorLayer

import days
from client import collections, describe, states


def checks(ask):
    root = ask["url"] + "/ogc"
    for name in collections(ask):
        yield f"oapif {name}", lambda name=name: describe(layer(root, name))
    for zone in ask["zones"]:
        yield f"oapif spans in the controller, {zone}", functools.partial(controlled, root, ask["days"], zone)
    for day in ask["days"]:
        for name in ("spans", "control"):
            yield f"oapif {name} by address {day}", functools.partial(addressed, root, name, day)
    for name, expression in ask["filters"].items():
        yield f"oapif filter {name}", functools.partial(filtered, root, expression)


def layer(root, name):
    """A collection as the dialog of QGIS adds it."""
    return QgsVectorLayer(
        "pagingEnabled='true' restrictToRequestBBOX='1' preferCoordinatesForWfsT11='false' "
        f"typename='{name}' url='{root}' version='OGC_API_FEATURES'",
        name,
        "OAPIF",
    )


def controlled(root, all_days, zone):
    """What the temporal controller shows of each day, in a time zone."""
    with days.zone(zone):
        spans = days.animate(layer(root, "spans"))
        return {day: days.shown(spans, days.frame(day)) for day in all_days}


def addressed(root, name, day):
    """With the day in the connection's URL."""
    return states(layer(f"{root}?datetime={day}", name))


def filtered(root, expression):
    """With a filter as its dialog takes it; QGIS hands what it can to the server."""
    spans = layer(root, "spans")
    if not spans.setSubsetString(expression):
        raise RuntimeError(f"QGIS does not take the filter {expression}")
    return states(spans)
