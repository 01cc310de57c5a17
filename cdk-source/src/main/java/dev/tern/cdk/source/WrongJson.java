package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with JSON that was refused, without its values. */
final class WrongJson {

  private WrongJson() {}

  /** The end of a sentence about a record; names the byte where a general reader agrees. */
  static String why(ByteRange json) {
    String wrong = "is no JSON object in UTF-8";
    try (JsonParser parser =
        ProtocolJson.mapper().createParser(json.array(), json.offset(), json.length())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        parser.skipChildren();
        if (parser.nextToken() == null) {
          return wrong;
        }
      }
      return wrong + at(parser.currentTokenLocation(), json);
    } catch (JsonProcessingException e) {
      return wrong + at(e.getLocation(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String at(@Nullable JsonLocation location, ByteRange json) {
    long at = location == null ? -1 : location.getByteOffset();
    return ": byte " + (at < 0 ? json.length() : at - json.offset()) + " is wrong";
  }
}
