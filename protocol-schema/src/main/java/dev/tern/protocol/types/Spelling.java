package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.DataType.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a kind is spelled in both dialects: the one table of keywords. */
enum Spelling {
  STRING("String", "string", null, null),
  BOOLEAN("Boolean", "boolean", null, null),
  INTEGER("Integer", "number", null, "integer"),
  BIG_INTEGER("Integer", "string", null, "big_integer"),
  NUMBER("Number", "number", null, null),
  DATE("Date", "string", "date", null),
  TIMESTAMP_WITH_TIMEZONE(
      "TimestampWithTimezone", "string", "date-time", "timestamp_with_timezone"),
  TIMESTAMP_WITHOUT_TIMEZONE(
      "TimestampWithoutTimezone", "string", "date-time", "timestamp_without_timezone"),
  TIME_WITH_TIMEZONE("TimeWithTimezone", "string", "time", "time_with_timezone"),
  TIME_WITHOUT_TIMEZONE("TimeWithoutTimezone", "string", "time", "time_without_timezone"),
  BINARY("BinaryData", "string", null, null),
  JSON(null, "object", null, "json");

  static final String AIRBYTE_TYPE = "airbyte_type";
  static final String FORMAT = "format";
  static final String ENCODING = "contentEncoding";

  private static final String BASE64 = "base64";
  private static final String DEFINITIONS = "WellKnownTypes.json#/definitions/";
  private static final Set<String> TEMPORAL_FORMATS = Set.of("date", "date-time", "time");

  private final @Nullable String wellKnown;
  private final String type;
  private final @Nullable String format;
  private final @Nullable String airbyteType;

  Spelling(
      @Nullable String wellKnown,
      String type,
      @Nullable String format,
      @Nullable String airbyteType) {
    this.wellKnown = wellKnown;
    this.type = type;
    this.format = format;
    this.airbyteType = airbyteType;
  }

  /** The spelling of a kind that is no container. */
  static Optional<Spelling> find(Kind kind) {
    for (Spelling spelling : values()) {
      if (spelling.kind() == kind) {
        return Optional.of(spelling);
      }
    }
    return Optional.empty();
  }

  static Spelling require(Kind kind) {
    return valueOf(kind.name());
  }

  Kind kind() {
    return Kind.valueOf(name());
  }

  /** The JSON type that carries the values in v0. */
  String type() {
    return type;
  }

  /** The keywords that this spelling writes itself, so that none of them is kept beside it. */
  Set<String> ownKeywords() {
    Set<String> own = new HashSet<>();
    write(SchemaForm.V0).fieldNames().forEachRemaining(own::add);
    return own;
  }

  /** The kind an {@code airbyte_type} names. */
  static Optional<Spelling> ofAirbyteType(JsonNode airbyteType) {
    String name = airbyteType.textValue();
    if (name == null) {
      return Optional.empty();
    }
    for (Spelling spelling : values()) {
      if (name.equals(spelling.airbyteType)) {
        return Optional.of(spelling);
      }
    }
    return name.equals("date") ? Optional.of(DATE) : Optional.empty();
  }

  /** True when a reference points into the well-known types, whoever dropped the slash. */
  static boolean isWellKnown(String reference) {
    return reference.startsWith("WellKnownTypes.json");
  }

  /** The kind a reference names, with or without the slash before {@code definitions}. */
  static Optional<Spelling> ofReference(String reference) {
    String name = reference.replaceFirst("^WellKnownTypes\\.json#/?definitions/", "");
    for (Spelling spelling : values()) {
      if (name.equals(spelling.wellKnown)) {
        return Optional.of(spelling);
      }
    }
    return Optional.empty();
  }

  /** The kind of a schema of type string, by its format, then by its encoding. */
  static Spelling ofString(ObjectNode schema) {
    String format = schema.path(FORMAT).asText();
    return switch (format) {
      case "date" -> DATE;
      case "date-time" -> TIMESTAMP_WITH_TIMEZONE;
      case "time" -> TIME_WITH_TIMEZONE;
      default -> BASE64.equals(schema.path(ENCODING).textValue()) ? BINARY : STRING;
    };
  }

  /** True for a keyword whose value decides the type, so that it is never kept beside it. */
  static boolean defines(String keyword, JsonNode value) {
    return switch (keyword) {
      case "type", "$ref" -> true;
      case AIRBYTE_TYPE -> ofAirbyteType(value).isPresent();
      case FORMAT -> value.isTextual() && TEMPORAL_FORMATS.contains(value.textValue());
      case ENCODING -> BASE64.equals(value.textValue());
      default -> false;
    };
  }

  /** The canonical schema. */
  ObjectNode write(SchemaForm form) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (form == SchemaForm.V1 && wellKnown != null) {
      schema.put("$ref", DEFINITIONS + wellKnown);
      return this == BIG_INTEGER ? schema.put(AIRBYTE_TYPE, airbyteType) : schema;
    }
    schema.put("type", type);
    if (this == JSON) {
      JsonNodeFactory json = JsonNodeFactory.instance;
      schema
          .putArray("oneOf")
          .add(json.objectNode().put("type", "array"))
          .add(json.objectNode().put("type", "object"))
          .add(NUMBER.write(form))
          .add(STRING.write(form))
          .add(BOOLEAN.write(form));
    }
    if (this == BINARY) {
      schema.put(ENCODING, BASE64);
    }
    if (format != null) {
      schema.put(FORMAT, format);
    }
    return airbyteType == null ? schema : schema.put(AIRBYTE_TYPE, airbyteType);
  }
}
