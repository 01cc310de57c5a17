package dev.tern.protocol;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The classes of this package that the build generated, as Jackson sees them. */
final class GeneratedStructs {

  private static final String PACKAGE = AirbyteMessage.class.getPackageName();

  private static final Map<Class<?>, String> SIMPLE =
      Map.of(
          String.class, "string",
          Long.class, "integer",
          BigDecimal.class, "number",
          Boolean.class, "boolean",
          URI.class, "uri",
          JsonNode.class, "object",
          Object.class, "any");

  private GeneratedStructs() {}

  /** Every generated class, enums and nested ones included, without the root of the schema. */
  static List<Class<?>> classes() throws IOException, URISyntaxException {
    Path jar =
        Path.of(AirbyteMessage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(jar.resolve(PACKAGE.replace('.', '/')))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.equals("package-info.class")) {
          classes.add(load(PACKAGE + "." + name.substring(0, name.length() - 6)));
        }
      }
    }
    classes.remove(AirbyteProtocol.class);
    return classes;
  }

  static boolean isStruct(Class<?> type) {
    return type.getPackageName().equals(PACKAGE) && !type.isEnum();
  }

  static BeanDescription describe(Class<?> struct) {
    var config = WireJson.MAPPER.getSerializationConfig();
    return config.introspect(WireJson.MAPPER.constructType(struct));
  }

  /** The fields that are written, in their order. */
  static List<ProtocolField> written(Class<?> struct) {
    BeanDescription description = describe(struct);
    return fields(struct, description, description.findAnyGetter());
  }

  /** The fields that are read. */
  static List<ProtocolField> read(Class<?> struct) {
    var config = WireJson.MAPPER.getDeserializationConfig();
    BeanDescription description = config.introspect(WireJson.MAPPER.constructType(struct));
    return fields(struct, description, description.findAnySetterAccessor());
  }

  static Map<String, List<String>> enums() throws IOException, URISyntaxException {
    Map<String, List<String>> enums = new LinkedHashMap<>();
    for (Class<?> type : classes()) {
      if (type.isEnum()) {
        List<String> values = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
          values.add(WireJson.MAPPER.convertValue(constant, String.class));
        }
        enums.put(name(type), values);
      }
    }
    return enums;
  }

  private static List<ProtocolField> fields(
      Class<?> struct, BeanDescription description, AnnotatedMember unknown) {
    String name = struct.getSimpleName();
    List<ProtocolField> fields = new ArrayList<>();
    for (var property : description.findProperties()) {
      String type = type(property.getPrimaryType());
      fields.add(new ProtocolField(name, property.getName(), type));
    }
    if (unknown != null) {
      fields.add(new ProtocolField(name, ProtocolField.UNKNOWN, type(valueType(unknown))));
    }
    return fields;
  }

  private static JavaType valueType(AnnotatedMember unknown) {
    if (unknown.getType().isMapLikeType()) {
      return unknown.getType().getContentType();
    }
    var setter = (AnnotatedMethod) unknown;
    return setter.getParameterType(1);
  }

  private static String type(JavaType type) {
    if (type.isCollectionLikeType()) {
      return "array<" + type(type.getContentType()) + ">";
    }
    String simple = SIMPLE.get(type.getRawClass());
    return simple == null ? name(type.getRawClass()) : simple;
  }

  private static String name(Class<?> type) {
    return type.getName().substring(PACKAGE.length() + 1).replace('$', '.');
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The class file of " + name + " cannot be loaded", e);
    }
  }
}
