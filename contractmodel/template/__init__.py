"""Templates: our markup with named, typed slots, and the library of agreements written in it."""

from contractmodel.template.header import Header
from contractmodel.template.library import (
    MEDIA_TYPE,
    SUFFIX,
    TemplateInfo,
    add,
    directories,
    find,
    library,
    named_template,
    open_file,
    user_library,
)
from contractmodel.template.read import Template, open_template, read_template

__all__ = [
    "MEDIA_TYPE",
    "SUFFIX",
    "Header",
    "Template",
    "TemplateInfo",
    "add",
    "directories",
    "find",
    "library",
    "named_template",
    "open_file",
    "open_template",
    "read_template",
    "user_library",
]
