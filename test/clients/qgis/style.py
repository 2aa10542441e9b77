"""Styles of layers."""

from qgis.core import QgsExpression, QgsRuleBasedLabeling, QgsRuleBasedRenderer


def faults(layer):
    """The expressions of a style that QGIS cannot read; it draws on without them."""
    for expression in expressions(layer):
        parsed = QgsExpression(expression)
        if parsed.hasParserError():
            yield f"{layer.name()}: {expression}: {parsed.parserErrorString()}"
        unknown = parsed.referencedColumns() - set(layer.fields().names())
        if unknown and "#!allattributes!#" not in unknown:
            yield f"{layer.name()}: {expression}: no field {sorted(unknown)}"


def expressions(layer):
    renderer = layer.renderer()
    for clause in renderer.orderBy().list():
        yield clause.expression().expression()
    if isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            if rule.filterExpression() and not rule.isElse():
                yield rule.filterExpression()
            if rule.symbol():
                yield from of_symbol(rule.symbol())
    labeling = layer.labeling()
    if isinstance(labeling, QgsRuleBasedLabeling):
        for rule in labeling.rootRule().descendants():
            if rule.filterExpression():
                yield rule.filterExpression()
            if rule.settings():
                if rule.settings().isExpression:
                    yield rule.settings().fieldName
                yield from of_properties(rule.settings().dataDefinedProperties())


def of_symbol(symbol):
    for part in symbol.symbolLayers():
        yield from of_properties(part.dataDefinedProperties())


def of_properties(properties):
    for key in properties.propertyKeys():
        if properties.property(key).isActive() and properties.property(key).asExpression():
            yield properties.property(key).asExpression()
