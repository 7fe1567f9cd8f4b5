#!/usr/bin/env python3
"""Whether CITATION.cff is a sound file of the Citation File Format 1.2.0, of this version, and what README.md says.

The keys are those of https://github.com/citation-file-format/citation-file-format, schema-guide.md, version 1.2.0.
"""
import datetime
import re
import sys

import yaml

KEYS = {"abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license",
        "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact", "repository-code",
        "title", "type", "url", "version"}
ENTITY = {"address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid",
          "post-code", "region", "tel", "website"}
PERSON = {"address", "affiliation", "alias", "city", "country", "email", "family-names", "fax", "given-names", "name-particle",
          "name-suffix", "orcid", "post-code", "region", "tel", "website"}
TEXTS = ("abstract", "cff-version", "license", "message", "title", "type", "version")


def findings(text, version, readme):
    cff = yaml.safe_load(text)
    if not isinstance(cff, dict):
        return ["not a mapping"]
    found = [f"unknown key {key}" for key in cff if key not in KEYS]
    found += [f"no {key}" for key in ("cff-version", "message", "title", "authors") if not cff.get(key)]
    found += [f"{key} is no text" for key in TEXTS if key in cff and not isinstance(cff[key], str)]
    if cff.get("cff-version") != "1.2.0":
        found.append("cff-version is not 1.2.0")
    if cff.get("type", "software") not in ("software", "dataset"):
        found.append("type is neither software nor dataset")
    if "date-released" in cff and not isinstance(cff["date-released"], datetime.date):
        found.append("date-released is no date")
    for author in cff.get("authors") or []:
        if not isinstance(author, dict) or not (set(author) <= ENTITY and "name" in author or set(author) <= PERSON):
            found.append(f"no author: {author}")
    if not all(isinstance(word, str) for word in cff.get("keywords", [])):
        found.append("a keyword is no text")
    if cff.get("version") != version:
        found.append(f"version is {cff.get('version')}, not {version}")
    names = " and ".join("{%s}" % author.get("name", "") for author in cff.get("authors") or [] if isinstance(author, dict))
    for word in (f"author = {{{names}}}", f"title = {{{{{cff.get('title')}}}}}", f"version = {{{cff.get('version')}}}"):
        if word not in readme:
            found.append(f"README.md does not say: {word}")
    return found


def main():
    project = open("CMakeLists.txt", encoding="utf-8").read()
    version = re.search(r"project\(actorgraph VERSION ([\d.]+)", project)[1]
    readme = open("README.md", encoding="utf-8").read()
    text = open("CITATION.cff", encoding="utf-8").read()
    found = findings(text, version, readme)
    # What is planted must be found.
    for old, new in (("cff-version: 1.2.0", "cff-version: 1.1.0"), ("version: 0", "version: 9."), ("message:", "massage:"),
                     ("- name:", "- called:"), ("type: software", "type: program"), ("title:", "x-title:")):
        if old not in text or not findings(text.replace(old, new), version, readme):
            found.append(f"not found: {new}")
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))


main()
