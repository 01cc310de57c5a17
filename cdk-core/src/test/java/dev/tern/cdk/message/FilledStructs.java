package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes structs of the protocol with some of their fields set, whichever fields the schema gives
 * them, and now and then with one that it does not know.
 */
public final class FilledStructs {

  private static final int DEEPEST = 6;

  private final Random random;

  /** For structs that are the same for the same seed. */
  public FilledStructs(long seed) {
    this.random = new Random(seed);
  }

  /** A struct. */
  public <T> T make(Class<T> type) {
    return type.cast(struct(type, 0));
  }

  private Object struct(Class<?> type, int depth) {
    try {
      Object struct = type.getConstructor().newInstance();
      for (Method method : type.getMethods()) {
        if (method.getName().startsWith("set")
            && method.getParameterCount() == 1
            && wanted(depth)) {
          method.invoke(struct, value(method.getGenericParameterTypes()[0], depth + 1));
        }
      }
      addUnknown(type, struct);
      return struct;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Not to structs whose further fields are all of one kind. */
  private void addUnknown(Class<?> type, Object struct) throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      boolean any =
          method.getName().equals("setAdditionalProperty")
              && method.getParameterTypes()[1] == Object.class;
      if (any && random.nextInt(20) == 0) {
        method.invoke(struct, "unknown", "field");
      }
    }
  }

  private boolean wanted(int depth) {
    return depth < DEEPEST && random.nextInt(3) > 0;
  }

  private Object value(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType().equals(Map.class)) {
        return Map.of();
      }
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        list.add(value(generic.getActualTypeArguments()[0], depth));
      }
      return list;
    }
    return plain((Class<?>) type, depth);
  }

  private Object plain(Class<?> type, int depth) {
    if (type == String.class) {
      return List.of("", "users", "é\"\\\n", "😀").get(random.nextInt(4));
    }
    if (type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == Long.class) {
      return random.nextBoolean() ? random.nextLong() : random.nextInt(100);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(
          List.of("0", "2.0", "1.10", "1e3", "1764460800000").get(random.nextInt(5)));
    }
    if (type == URI.class) {
      return URI.create("https://example.org/a");
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    return JsonNode.class.isAssignableFrom(type) || type == Object.class
        ? tree()
        : struct(type, depth);
  }

  private JsonNode tree() {
    try {
      return ProtocolJson.mapper().readTree(new RandomJson(random).object(2));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
