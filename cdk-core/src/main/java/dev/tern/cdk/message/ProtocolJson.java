package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;

/**
 * The JSON dialect of the protocol: exact numbers, no limit on line length but memory, one line per
 * value.
 *
 * <p>Numbers are read as {@code BigInteger} and {@code BigDecimal} and keep their digits: {@code
 * 1.10} leaves as {@code 1.10}; an exponent is written out ({@code 1e3} leaves as {@code 1000}),
 * which is the same number (TYPE-4), unless that takes thousands of zeros. Nesting is limited to
 * {@value #MAX_DEPTH} levels, which is all that platforms take (ENV-21) and what Jackson's own
 * trees can be copied and printed with, so that hostile input cannot exhaust the stack; a number to
 * {@value #MAX_NUMBER_LENGTH} characters, several times what platforms take, and to {@value
 * #MAX_SCALE} places, because Javas differ in the exponents that they take beyond.
 */
public final class ProtocolJson {

  /** The deepest nesting that is read or written. */
  public static final int MAX_DEPTH = 1_000;

  /** The longest number, in characters, that is read. */
  public static final int MAX_NUMBER_LENGTH = 10_000;

  /** How many places a number may be shifted by its exponent and its point, either way. */
  public static final int MAX_SCALE = 1_000_000_000;

  private static final JsonFactory FACTORY = new ProtocolFactory(settings());

  private ProtocolJson() {}

  /** The mapper for protocol messages and payloads. It is immutable and shared by all threads. */
  public static JsonMapper mapper() {
    return Mapping.MAPPER;
  }

  /** What makes parsers and generators. */
  static JsonFactory factory() {
    return FACTORY;
  }

  /** A parser of the values in the bytes. */
  public static JsonParser parser(byte[] json, int offset, int length) throws IOException {
    return FACTORY.createParser(json, offset, length);
  }

  /** The one value there is in the bytes; nothing may follow it. */
  public static JsonNode read(byte[] json, int offset, int length) throws IOException {
    try (JsonParser parser = parser(json, offset, length)) {
      if (parser.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode value = read(parser);
      if (parser.nextToken() != null) {
        throw MismatchedInputException.from(
            parser, JsonNode.class, "Something follows the end of the value");
      }
      return value;
    }
  }

  /** The value that starts at the token the parser is at, which is at its last token then. */
  public static JsonNode read(JsonParser parser) throws IOException {
    return new TreeReader(parser).read();
  }

  /** A value in UTF-8. */
  public static byte[] bytes(JsonNode value) throws IOException {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(json, value);
    }
    return bytes.toByteArray();
  }

  /** A value as text, like its {@code toString}, which takes the mapper. */
  public static String text(JsonNode value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, value);
    }
    return text.toString();
  }

  /**
   * How a number is spelled: without an exponent, unless that takes thousands of zeros. Whatever
   * was read can be read again.
   */
  public static String text(BigDecimal number) {
    return JsonNumber.text(number);
  }

  /** Writes a value. */
  public static void write(JsonGenerator json, JsonNode value) throws IOException {
    new TreeText(json).write(value);
  }

  private static JsonFactoryBuilder settings() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNestingDepth(MAX_DEPTH)
                .build())
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
  }

  /** What takes long to load, and is not always wanted. */
  private static final class Mapping {

    static final JsonMapper MAPPER = mapper(JsonMapper.builder(FACTORY));

    private static JsonMapper mapper(JsonMapper.Builder builder) {
      return builder
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .build();
    }
  }
}
