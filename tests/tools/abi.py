#!/usr/bin/env python3
"""Lists the binary interface of the library: what programs that are linked with it rely on.

Usage: tests/tools/abi.py INCLUDE LIBRARY

INCLUDE is the folder of the public headers, LIBRARY the shared library. The listing has the soname,
each exported function with its version and type, each open structure with the offset, size and type
of its members, and the values of all enumerators. clang reads the headers, gcc lays them out.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def output_of(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def declarations(include):
    """All declarations of the public headers, by clang."""
    headers = sorted(path.name for path in pathlib.Path(include, "actorgraph").glob("*.h"))
    text = "".join(f"#include <actorgraph/{name}>\n" for name in headers)
    tree = output_of("clang", "-std=c17", f"-I{include}", "-fsyntax-only", "-Xclang", "-ast-dump=json",
                     "-x", "c", "-", input=text)
    return text, json.loads(tree)["inner"]


def exported(library):
    """The version of each function that the library exports."""
    symbols = output_of("readelf", "-W", "--dyn-syms", library)
    return dict(re.findall(r" FUNC .* (\w+)@@(\w+)$", symbols, re.MULTILINE))


def soname(library):
    return re.search(r"\(SONAME\).*\[(.*)\]", output_of("readelf", "-d", library)).group(1)


def layouts(text, inner):
    """The lines of structures and enumerators, printed by a program that is compiled for it."""
    prints = []
    for item in inner:
        name = item.get("name", "")
        parts = item.get("inner", [])
        if item["kind"] == "RecordDecl" and item.get("completeDefinition") and name.startswith("acg_"):
            of = f"struct {name}"
            prints.append(f'printf("\\n{of}: size %zu, aligned to %zu\\n", sizeof({of}), _Alignof({of}));')
            for field in parts:
                if field["kind"] != "FieldDecl":
                    continue
                member, kind = field["name"], field["type"]["qualType"]
                prints.append(f'printf("  %4zu %4zu  {kind} {member}\\n", offsetof({of}, {member}), '
                              f"sizeof((({of} *)0)->{member}));")
        values = [part["name"] for part in parts if part["kind"] == "EnumConstantDecl"]
        if item["kind"] == "EnumDecl" and any(value.startswith("ACG_") for value in values):
            size = f"sizeof(enum {name})" if name else f"sizeof({values[0]})"
            prints.append(f'printf("\\nenum {name}: size %zu\\n", {size});'.replace("enum :", "constants:"))
            prints += [f'printf("  {value} = %lld\\n", (long long){value});' for value in values]
    program = f"#include <stdio.h>\n#include <stddef.h>\n{text}int main(void)\n{{\n" + "\n".join(prints) + "\n}\n"
    return program


def main():
    include, library = sys.argv[1:]
    text, inner = declarations(include)
    versions = exported(library)
    print(f"soname {soname(library)}\n")
    types = {item["name"]: item["type"]["qualType"] for item in inner if item["kind"] == "FunctionDecl"}
    for name in sorted(versions):
        print(f"{name}@{versions[name]}: {types.get(name, 'declared nowhere')}")
    with tempfile.TemporaryDirectory() as folder:
        source, program = pathlib.Path(folder, "layout.c"), pathlib.Path(folder, "layout")
        source.write_text(layouts(text, inner), encoding="utf-8")
        output_of("gcc", "-std=c17", f"-I{include}", "-o", str(program), str(source))
        print(output_of(str(program)), end="")


main()
