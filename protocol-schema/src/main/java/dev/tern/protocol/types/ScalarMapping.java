package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.function.Function;

/**
 * The mapping of a Java type that one codec carries.
 *
 * @param type the protocol type
 * @param codec the codec of its values
 * @param out from the Java type to that of the codec
 * @param in back; throws ArithmeticException or IllegalArgumentException for what the Java type
 *     cannot hold
 * @param <C> the type of the codec
 */
record ScalarMapping<C>(
    DataType type, ValueCodec<C> codec, Function<Object, C> out, Function<C, Object> in)
    implements JavaMapping {
  @Override
  public JsonNode write(Object value) {
    return codec.encode(out.apply(value), SchemaForm.V0).orElse(NullNode.getInstance());
  }

  @Override
  public Object read(JsonNode value) {
    C decoded = codec.decode(value).orElseThrow(this::misfit).value();
    try {
      return in.apply(decoded);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("A number is too large for its component.", e);
    }
  }

  private IllegalArgumentException misfit() {
    return new IllegalArgumentException("A value is no " + type.kind() + ".");
  }
}
