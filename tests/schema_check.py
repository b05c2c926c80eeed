#!/usr/bin/env python3
"""schema_check.py SCHEMA FILE...: prints how each YAML file breaks the JSON Schema; silent when none does.

Keys and values are read as an editor reads them: YAML 1.2, in which «ja» and dates are text."""
import json
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    pass


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        for fault in jsonschema.Draft7Validator(schema).iter_errors(yaml.load(file, Loader)):
            print(f"{path}: {'.'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
