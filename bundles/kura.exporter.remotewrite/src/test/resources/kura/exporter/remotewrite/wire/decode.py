# SPDX-License-Identifier: EPL-2.0
# Reads requests of remote write from files, with Debian's snappy and protobuf and definitions written from the specification
# rather than taken from what is tested. Prints each as JSON, one a line; values as the hexadecimal digits of their bits.
import json
import struct
import sys

import snappy
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

F = descriptor_pb2.FieldDescriptorProto
ONE, MANY = F.LABEL_OPTIONAL, F.LABEL_REPEATED
STRING, DOUBLE, INT64, UINT32, INT32 = F.TYPE_STRING, F.TYPE_DOUBLE, F.TYPE_INT64, F.TYPE_UINT32, F.TYPE_INT32


def file(package, messages):
    made = descriptor_pb2.FileDescriptorProto(name=package + ".proto", package=package, syntax="proto3")
    for name, fields in messages.items():
        message = made.message_type.add(name=name)
        for field, number, label, kind in fields:
            added = message.field.add(name=field, number=number, label=label)
            if isinstance(kind, str):
                added.type, added.type_name = F.TYPE_MESSAGE, "." + package + "." + kind
            else:
                added.type = kind
    return made


pool = descriptor_pool.DescriptorPool()
pool.Add(file("v1", {
    "Label": [("name", 1, ONE, STRING), ("value", 2, ONE, STRING)],
    "Sample": [("value", 1, ONE, DOUBLE), ("timestamp", 2, ONE, INT64)],
    "TimeSeries": [("labels", 1, MANY, "Label"), ("samples", 2, MANY, "Sample")],
    "Metadata": [("type", 1, ONE, INT32), ("name", 2, ONE, STRING), ("help", 4, ONE, STRING), ("unit", 5, ONE, STRING)],
    "WriteRequest": [("timeseries", 1, MANY, "TimeSeries"), ("metadata", 3, MANY, "Metadata")]}))
pool.Add(file("v2", {
    "Sample": [("value", 1, ONE, DOUBLE), ("timestamp", 2, ONE, INT64), ("start_timestamp", 3, ONE, INT64)],
    "Metadata": [("type", 1, ONE, INT32), ("help_ref", 3, ONE, UINT32), ("unit_ref", 4, ONE, UINT32)],
    "TimeSeries": [("labels_refs", 1, MANY, UINT32), ("samples", 2, MANY, "Sample"), ("metadata", 5, ONE, "Metadata")],
    "Request": [("symbols", 4, MANY, STRING), ("timeseries", 5, MANY, "TimeSeries")]}))


def parsed(name, data):
    kind = message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))
    message = kind()
    message.ParseFromString(data)
    assert message.SerializeToString() is not None
    assert not unknown(message), "fields that nobody defined"
    return message


def unknown(message):
    if len(message.UnknownFields()):
        return True
    for field, value in message.ListFields():
        if field.message_type:
            for each in value if field.label == MANY else [value]:
                if unknown(each):
                    return True
    return False


def samples(series):
    return [[each.timestamp, struct.pack(">d", each.value).hex()] for each in series.samples]


def read(version, data):
    if version == "V1":
        request = parsed("v1.WriteRequest", data)
        return {"series": [{"labels": [t for l in s.labels for t in (l.name, l.value)], "samples": samples(s)}
                           for s in request.timeseries],
                "metadata": [[m.name, m.type, m.help, m.unit] for m in request.metadata]}
    request = parsed("v2.Request", data)
    symbols = list(request.symbols)
    assert symbols[0] == "" and len(set(symbols)) == len(symbols), "symbols"
    return {"series": [{"labels": [symbols[ref] for ref in s.labels_refs], "samples": samples(s),
                        "metadata": [s.metadata.type, symbols[s.metadata.help_ref], symbols[s.metadata.unit_ref]]}
                       for s in request.timeseries]}


for argument in sys.argv[2:]:
    with open(argument, "rb") as opened:
        raw = snappy.decompress(opened.read())
    if sys.argv[1] == "raw":
        print(raw.hex())
    else:
        print(json.dumps(read(sys.argv[1], raw)))
