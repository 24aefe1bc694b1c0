"""A JSON Schema validator of another house reads docs/spec.schema.json as editors do.

Every right description of the repository must be valid, and so must be no description with an unknown key.
"""

import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft7Validator

ROOT = Path(__file__).resolve().parents[2]
RIGHT = ["api.toml", "sandbox/control.toml", "codegen/tests/specs/*.toml", "tests/specs/*.toml", "tests/tests/**/*.toml"]
# The checker's code of an unknown key: what an editor must underline as well.
UNKNOWN_KEY = "error[E0010]"


def main() -> int:
    schema = json.loads((ROOT / "docs/spec.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)

    failed = 0
    right = sorted(path for pattern in RIGHT for path in ROOT.glob(pattern))
    for path in right:
        for error in validator.iter_errors(tomllib.loads(path.read_text(encoding="utf-8-sig"))):
            failed += 1
            print(f"{path.relative_to(ROOT)}: {error.json_path}: {error.message[:200]}")

    wrong = 0
    for path in sorted((ROOT / "codegen/tests/wrong").glob("*.stderr")):
        if UNKNOWN_KEY in path.read_text(encoding="utf-8"):
            wrong += 1
            spec = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8-sig"))
            if validator.is_valid(spec):
                failed += 1
                print(f"{path.stem}: an unknown key is valid")

    print(f"{len(right)} right descriptions and {wrong} with unknown keys, {failed} told wrongly")
    return 1 if failed or len(right) < 8 or wrong < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
