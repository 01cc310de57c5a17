package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serial;
import java.math.BigDecimal;

/**
 * Makes parsers that refuse a number with too large an exponent as they refuse all that cannot be
 * read, with an {@code IOException}; those of Jackson let a {@code NumberFormatException} through.
 */
final class ParserFactory extends JsonFactory {

  @Serial private static final long serialVersionUID = 1;

  ParserFactory(JsonFactoryBuilder settings) {
    super(settings);
  }

  private ParserFactory(ParserFactory other) {
    super(other, other.getCodec());
  }

  @Override
  public ParserFactory copy() {
    return new ParserFactory(this);
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

  private static final class Parser extends JsonParserDelegate {

    Parser(JsonParser json) {
      super(json);
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
      try {
        return super.getDecimalValue();
      } catch (NumberFormatException e) {
        throw tooLarge(e);
      }
    }

    @Override
    public Number getNumberValue() throws IOException {
      try {
        return super.getNumberValue();
      } catch (NumberFormatException e) {
        throw tooLarge(e);
      }
    }

    private IOException tooLarge(NumberFormatException cause) {
      return new JsonParseException(this, "The exponent of a number is too large", cause);
    }
  }
}
