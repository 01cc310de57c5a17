package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.core.json.WriterBasedJsonGenerator;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Serial;
import java.io.Writer;
import java.math.BigDecimal;

/**
 * The factory of Jackson for which every number is either damage or no trouble.
 *
 * <p>Its parsers refuse a number with too large an exponent as they refuse all that cannot be read,
 * with an {@code IOException}; those of Jackson let a {@code NumberFormatException} through. Its
 * generators write whatever was read, and nothing that is too long to be read again.
 */
final class ProtocolFactory extends JsonFactory {

  @Serial private static final long serialVersionUID = 1;

  ProtocolFactory(JsonFactoryBuilder settings) {
    super(settings);
  }

  private ProtocolFactory(ProtocolFactory other) {
    super(other, other.getCodec());
  }

  @Override
  public ProtocolFactory copy() {
    return new ProtocolFactory(this);
  }

  @Override
  protected JsonParser _createParser(InputStream json, IOContext context) throws IOException {
    return new Parser(super._createParser(json, context));
  }

  @Override
  protected JsonParser _createParser(Reader json, IOContext context) throws IOException {
    return new Parser(super._createParser(json, context));
  }

  @Override
  protected JsonParser _createParser(
      char[] json, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new Parser(super._createParser(json, offset, length, context, recyclable));
  }

  @Override
  protected JsonParser _createParser(byte[] json, int offset, int length, IOContext context)
      throws IOException {
    return new Parser(super._createParser(json, offset, length, context));
  }

  @Override
  protected JsonParser _createParser(DataInput json, IOContext context) throws IOException {
    return new Parser(super._createParser(json, context));
  }

  @Override
  protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext context) {
    return new BytesGenerator(context, _generatorFeatures, getCodec(), out);
  }

  @Override
  protected JsonGenerator _createGenerator(Writer out, IOContext context) {
    return new TextGenerator(context, _generatorFeatures, getCodec(), out);
  }

  private static String text(BigDecimal number, JsonGenerator json) {
    return json.isEnabled(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        ? ProtocolJson.text(number)
        : number.toString();
  }

  private static final class BytesGenerator extends UTF8JsonGenerator {

    BytesGenerator(IOContext context, int features, ObjectCodec codec, OutputStream out) {
      super(context, features, codec, out, DEFAULT_QUOTE_CHAR);
    }

    @Override
    protected String _asString(BigDecimal number) {
      return text(number, this);
    }
  }

  private static final class TextGenerator extends WriterBasedJsonGenerator {

    TextGenerator(IOContext context, int features, ObjectCodec codec, Writer out) {
      super(context, features, codec, out, DEFAULT_QUOTE_CHAR);
    }

    @Override
    protected String _asString(BigDecimal number) {
      return text(number, this);
    }
  }

  private static final class Parser extends JsonParserDelegate {

    Parser(JsonParser json) {
      super(json);
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
      try {
        return checked(super.getDecimalValue());
      } catch (NumberFormatException e) {
        throw tooLarge(e);
      }
    }

    @Override
    public Number getNumberValue() throws IOException {
      try {
        Number number = super.getNumberValue();
        return number instanceof BigDecimal decimal ? checked(decimal) : number;
      } catch (NumberFormatException e) {
        throw tooLarge(e);
      }
    }

    private static BigDecimal checked(BigDecimal number) {
      if (Math.abs((long) number.scale()) > ProtocolJson.MAX_SCALE) {
        throw new NumberFormatException("scale " + number.scale());
      }
      return number;
    }

    private IOException tooLarge(NumberFormatException cause) {
      return new JsonParseException(this, "The exponent of a number is too large", cause);
    }
  }
}
