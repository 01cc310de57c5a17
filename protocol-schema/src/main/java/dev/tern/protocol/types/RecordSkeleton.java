package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/**
 * The Java source of a record class for a stream whose schema is known: the way back of {@link
 * RecordSchema}.
 *
 * <p>Keys are plain components, everything else is Optional. Sizes of decimals and keywords beyond
 * types have no place in Java and are left out; unions and tuples become {@code JsonNode}.
 */
public final class RecordSkeleton {
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Set<String> imports = new TreeSet<>();
  private final Set<String> recordNames = new HashSet<>();

  private RecordSkeleton() {}

  /**
   * The source of one file.
   *
   * @param stream the name of the stream, in any case and script
   * @param type the type of its records
   * @param primaryKey paths as a catalog lists them; only those of one step are marked
   * @param cursor path of the cursor, empty without one
   */
  public static String of(
      String stream, ObjectType type, List<List<String>> primaryKey, List<String> cursor) {
    RecordSkeleton skeleton = new RecordSkeleton();
    String body = skeleton.record(skeleton.recordName(stream), type, new Marks(primaryKey, cursor));
    StringBuilder source = new StringBuilder();
    skeleton.imports.forEach(name -> source.append("import ").append(name).append(";\n"));
    return source.append("\npublic ").append(body).toString();
  }

  private record Marks(List<List<String>> primaryKey, List<String> cursor) {
    static final Marks NONE = new Marks(List.of(), List.of());

    boolean isKey(String property) {
      return primaryKey.contains(List.of(property));
    }

    boolean isCursor(String property) {
      return cursor.equals(List.of(property));
    }
  }

  private String record(String name, ObjectType type, Marks marks) {
    List<String> components = new ArrayList<>();
    StringBuilder nested = new StringBuilder();
    Set<String> taken = new HashSet<>();
    for (Map.Entry<String, DataType> property : type.properties().entrySet()) {
      if (property.getKey().isEmpty()) {
        continue; // no annotation can give a component an empty name
      }
      String component = unique(componentName(property.getKey()), taken);
      String javaType = javaType(property.getKey(), property.getValue(), nested);
      components.add(
          annotations(property.getKey(), component, marks)
              + optional(javaType, property.getKey(), marks)
              + " "
              + component);
    }
    String inner = nested.toString().replace("\n", "\n  ").stripTrailing();
    return "record "
        + name
        + "(\n    "
        + String.join(",\n    ", components)
        + ") {"
        + inner
        + (inner.isEmpty() ? "}\n" : "\n}\n");
  }

  private String annotations(String property, String component, Marks marks) {
    String annotations = "";
    if (marks.isKey(property)) {
      annotations += "@" + imported(PrimaryKey.class.getName()) + " ";
    }
    if (marks.isCursor(property)) {
      annotations += "@" + imported(Cursor.class.getName()) + " ";
    }
    boolean named = !SnakeCaseStrategy.INSTANCE.translate(component).equals(property);
    return named
        ? annotations
            + "@"
            + imported("com.fasterxml.jackson.annotation.JsonProperty")
            + "("
            + TextNode.valueOf(property)
            + ") "
        : annotations;
  }

  private String optional(String javaType, String property, Marks marks) {
    return marks.isKey(property) ? javaType : imported("java.util.Optional") + "<" + javaType + ">";
  }

  private String javaType(String property, DataType type, StringBuilder nested) {
    return switch (type.kind()) {
      case STRING -> "String";
      case BOOLEAN -> "Boolean";
      case INTEGER -> "Long";
      case BIG_INTEGER -> imported("java.math.BigInteger");
      case NUMBER -> number((NumberType) type);
      case DATE,
          TIMESTAMP_WITHOUT_TIMEZONE,
          TIME_WITHOUT_TIMEZONE,
          TIMESTAMP_WITH_TIMEZONE,
          TIME_WITH_TIMEZONE ->
          imported("java.time." + JdbcTypes.javaType(type));
      case BINARY -> "byte[]";
      case ARRAY ->
          imported("java.util.List")
              + "<"
              + javaType(property, items((ArrayType) type), nested)
              + ">";
      case OBJECT -> object(property, (ObjectType) type, nested);
      case JSON, UNION, UNKNOWN -> imported("com.fasterxml.jackson.databind.JsonNode");
    };
  }

  private String number(NumberType type) {
    return type.floating()
        .map(width -> width == NumberType.Floating.FLOAT ? "Float" : "Double")
        .orElseGet(() -> imported("java.math.BigDecimal"));
  }

  private static DataType items(ArrayType type) {
    return type.items().orElse(UnknownType.ANY);
  }

  private String object(String property, ObjectType type, StringBuilder nested) {
    if (type.properties().isEmpty()) {
      return imported("com.fasterxml.jackson.databind.node.ObjectNode");
    }
    String name = recordName(property);
    nested.append("\npublic ").append(record(name, type, Marks.NONE));
    return name;
  }

  private String recordName(String words) {
    String component = componentName(words);
    return unique(
        component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1), recordNames);
  }

  private static String componentName(String property) {
    StringBuilder name = new StringBuilder();
    for (String word : property.split("[^A-Za-z0-9]+", -1)) {
      boolean first = name.isEmpty();
      if (!word.isEmpty()) {
        String initial = word.substring(0, 1);
        name.append(first ? initial.toLowerCase(Locale.ROOT) : initial.toUpperCase(Locale.ROOT))
            .append(word.substring(1));
      }
    }
    String plain = name.toString();
    return SourceVersion.isName(plain) && !OBJECT_METHODS.contains(plain)
        ? plain
        : "field" + (plain.isEmpty() ? "" : "_" + plain);
  }

  private static String unique(String name, Set<String> taken) {
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + number;
    }
    return free;
  }

  private String imported(String name) {
    imports.add(name);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
