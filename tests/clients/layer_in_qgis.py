"""Opens a layer of a GeoPackage as QGIS does, and prints as JSON what it would draw."""

import json
import sys

from qgis.core import QgsApplication, QgsRenderContext, QgsRuleBasedRenderer, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
file, name = sys.argv[1:]
layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
renderer = layer.renderer() if layer.isValid() else None
told = {
    "valid": layer.isValid(),
    "crs": layer.crs().authid(),
    "renderer": renderer.type() if renderer else "",
    "labels": layer.labelsEnabled(),
    "aliases": [layer.attributeDisplayName(i) for i in range(layer.fields().count())],
    "rules": [],
}
if isinstance(renderer, QgsRuleBasedRenderer):
    told["rules"] = [rule.label() for rule in renderer.rootRule().children()]
    context = QgsRenderContext()
    renderer.startRender(context, layer.fields())
    told["drawn_by"] = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        rules = [renderer.rootRule().findRuleByKey(key) for key in keys]
        told["drawn_by"][feature["id"]] = [rule.label() for rule in rules if rule and rule.label()]
    renderer.stopRender(context)
print(json.dumps(told))
del renderer, layer
application.exitQgis()
