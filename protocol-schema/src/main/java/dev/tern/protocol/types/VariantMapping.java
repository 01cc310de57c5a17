package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.DataType.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mapping of a sealed interface of records: a union told apart by the property {@code type}.
 */
final class VariantMapping implements JavaMapping {
  private static final String DISCRIMINATOR = "type";

  private final Map<String, RecordMapping> variants;
  private final Map<Class<?>, String> names;

  private VariantMapping(Map<String, RecordMapping> variants, Map<Class<?>, String> names) {
    this.variants = variants;
    this.names = names;
  }

  static VariantMapping of(Class<?> sealed, JavaMappings mappings) {
    Map<String, RecordMapping> variants = new LinkedHashMap<>();
    Map<Class<?>, String> names = new LinkedHashMap<>();
    for (Class<?> variant :
        Optional.ofNullable(sealed.getPermittedSubclasses()).orElseGet(() -> new Class<?>[0])) {
      String name = SnakeCaseStrategy.INSTANCE.translate(variant.getSimpleName());
      RecordMapping mapping = mappings.record(variant);
      if (mapping.type().properties().containsKey(DISCRIMINATOR)) {
        throw new IllegalArgumentException(
            "Record "
                + variant.getName()
                + " has a property 'type', which tells the variants apart; name it otherwise.");
      }
      variants.put(name, mapping);
      names.put(variant, name);
    }
    return new VariantMapping(variants, names);
  }

  @Override
  public DataType type() {
    List<DataType> options =
        variants.entrySet().stream()
            .map(entry -> option(entry.getKey(), entry.getValue()))
            .toList();
    return options.size() == 1 ? options.get(0) : UnionType.of(options);
  }

  @Override
  public JsonNode write(Object value) {
    String name = Optional.ofNullable(names.get(value.getClass())).orElseThrow();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put(DISCRIMINATOR, name);
    return data.setAll(variant(name).write(value));
  }

  @Override
  public Object read(JsonNode value) {
    return variant(value.path(DISCRIMINATOR).asText()).read(value);
  }

  private RecordMapping variant(String name) {
    return Optional.ofNullable(variants.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("Its 'type' is none of " + variants.keySet() + "."));
  }

  private static DataType option(String name, RecordMapping mapping) {
    Map<String, DataType> properties = new LinkedHashMap<>();
    properties.put(
        DISCRIMINATOR,
        new ScalarType(Kind.STRING, Keywords.NONE.with("const", TextNode.valueOf(name))));
    properties.putAll(mapping.type().properties());
    return ObjectType.of(properties);
  }
}
