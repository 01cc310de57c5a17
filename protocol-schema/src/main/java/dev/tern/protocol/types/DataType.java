package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A type of the protocol's closed vocabulary.
 *
 * <p>Every value of every type may be null, so nullability is no part of a type. Types are
 * immutable and compare by value; they may share nodes with the schema they were read from, which
 * must not be changed afterwards.
 *
 * <p>Switch over {@link #kind()}; the record behind a kind is named at each constant.
 */
public sealed interface DataType
    permits ScalarType, NumberType, ArrayType, ObjectType, UnionType, UnknownType {

  /** What a type is, for switches. */
  enum Kind {
    /** Text ({@link ScalarType}). */
    STRING,
    /** True or false ({@link ScalarType}). */
    BOOLEAN,
    /** A whole number, usually within 64 bits ({@link ScalarType}). */
    INTEGER,
    /** A whole number that is expected to leave 64 bits ({@link ScalarType}). */
    BIG_INTEGER,
    /** A number with a fraction ({@link NumberType}). */
    NUMBER,
    /** A day without a zone ({@link ScalarType}). */
    DATE,
    /** A moment with its offset ({@link ScalarType}). */
    TIMESTAMP_WITH_TIMEZONE,
    /** A day with a wall clock ({@link ScalarType}). */
    TIMESTAMP_WITHOUT_TIMEZONE,
    /** A wall clock with its offset ({@link ScalarType}). */
    TIME_WITH_TIMEZONE,
    /** A wall clock ({@link ScalarType}). */
    TIME_WITHOUT_TIMEZONE,
    /** Bytes, base64 on the wire ({@link ScalarType}). */
    BINARY,
    /** Any JSON value, kept as it is ({@link ScalarType}). */
    JSON,
    /** A list ({@link ArrayType}). */
    ARRAY,
    /** Named values, declared or not ({@link ObjectType}). */
    OBJECT,
    /** One of several types ({@link UnionType}). */
    UNION,
    /** A schema that says nothing this vocabulary knows ({@link UnknownType}). */
    UNKNOWN
  }

  /** What this type is. */
  Kind kind();

  /** What the schema says beyond the type: title, enum, limits and everything unknown. */
  Keywords keywords();

  /**
   * The canonical schema of this type; an object, except for a boolean schema that was kept as it
   * was.
   */
  JsonNode toSchema(SchemaForm form);

  /**
   * The type a JSON schema describes, in whatever dialect or spelling (TYPE-2, TYPE-6, TYPE-7,
   * TYPE-8).
   *
   * <p>Never throws: what is not understood becomes {@link UnknownType} with the schema kept.
   */
  static DataType parse(JsonNode schema) {
    return parse(schema, SchemaLimits.DEFAULT);
  }

  /** As {@link #parse(JsonNode)}, within limits of the caller. */
  static DataType parse(JsonNode schema, SchemaLimits limits) {
    return new SchemaReader(schema, limits).read(schema);
  }

  /**
   * The plain type of a kind: no hints, no properties, no keywords.
   *
   * @throws IllegalArgumentException for {@link Kind#UNION}, which has no plain form
   */
  static DataType of(Kind kind) {
    return switch (kind) {
      case NUMBER -> NumberType.PLAIN;
      case ARRAY -> ArrayType.ANY;
      case OBJECT -> ObjectType.UNDECLARED;
      case UNKNOWN -> UnknownType.ANY;
      case UNION -> throw new IllegalArgumentException("A union needs options; build a UnionType.");
      default -> ScalarType.of(kind, Keywords.NONE);
    };
  }
}
