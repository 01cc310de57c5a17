package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The author's configuration type: its specification with the way from JSON to its values.
 *
 * <p>Safe for threads. Nothing is looked up before it is asked for. Mistakes in the author's
 * declaration are {@link SystemException}s that name the component.
 *
 * @param <C> a record, a sealed interface of records, or JsonNode or ObjectNode for those who want
 *     the JSON itself
 */
public final class ConfigType<C> {
  private final Class<?> connector;
  private final Lazy<Optional<WrittenSpecification>> written;
  private final Lazy<Type> type;
  private final Lazy<Shape> shape;
  private final Lazy<ObjectNode> specification;

  private ConfigType(Class<?> connector, Class<?> base) {
    this.connector = connector;
    this.written = new Lazy<>(() -> WrittenSpecification.beside(connector));
    this.type = new Lazy<>(() -> TypeArgument.of(connector, base));
    this.shape = new Lazy<>(() -> Shapes.of(type.get()));
    this.specification =
        new Lazy<>(
            () -> written.get().map(WrittenSpecification::connection).orElseGet(this::derived));
  }

  /**
   * The configuration type in {@code class X extends AbstractSource<X.Config>}.
   *
   * @param connector {@code X.class}
   * @param base {@code AbstractSource.class}, or any generic class or interface whose first
   *     parameter is the type
   */
  public static <C> ConfigType<C> of(Class<?> connector, Class<?> base) {
    return new ConfigType<>(connector, base);
  }

  /**
   * The draft-07 schema of the configuration (CMD-2), the caller's to change: from the resource
   * {@code spec.json} in the package of the connector's class if there is one, else derived from
   * the record.
   *
   * <p>{@code spec.json} holds either a whole ConnectorSpecification or its connectionSpecification
   * alone.
   */
  public ObjectNode connectionSpecification() {
    return specification.get().deepCopy();
  }

  /**
   * The other fields of a hand-written {@code spec.json}, such as documentationUrl; empty without
   * one.
   */
  public Optional<ObjectNode> writtenSpecification() {
    return written.get().map(document -> document.rest().deepCopy());
  }

  /**
   * The author's value of a configuration that has passed {@link ConfigValidator#require}. Absent
   * keys get the specification's defaults; the given JSON stays as it is.
   *
   * @param specification what it passed: the one that platforms see
   * @throws ConfigException with the pointer when the record's constructor refuses the values;
   *     shows the message of its IllegalArgumentException, with secrets hidden
   */
  @SuppressWarnings("unchecked") // C is by construction the class that the shape builds
  public C read(ObjectNode config, JsonNode specification) {
    ObjectNode filled = Defaults.fill(specification, config);
    if (isJson()) {
      return (C) filled;
    }
    try {
      return (C) shape.get().read(filled, "");
    } catch (ConfigException e) {
      throw hideSecrets(e, SecretMask.of(specification, config));
    }
  }

  /** A cause whose text holds a secret is dropped with it. */
  private static ConfigException hideSecrets(ConfigException refusal, SecretMask mask) {
    String message = String.valueOf(refusal.getMessage());
    String masked = mask.apply(message);
    return masked.equals(message) ? refusal : new ConfigException(masked);
  }

  private ObjectNode derived() {
    if (isJson()) {
      throw new SystemException(
          connector.getName()
              + " takes its configuration as JSON, so its specification cannot be derived. Put a spec.json beside the"
              + " class, or use a record.");
    }
    String fallback = SpecName.title(SpecName.snake(connector.getSimpleName()));
    ObjectNode specification =
        JsonNodeFactory.instance
            .objectNode()
            .put("$schema", "http://json-schema.org/draft-07/schema#");
    specification.setAll(Headings.of(shape.get(), Void.class, fallback));
    addGroups(specification);
    return specification;
  }

  private void addGroups(ObjectNode specification) {
    Set<String> titles = new LinkedHashSet<>();
    if (shape.get() instanceof RecordShape options) {
      options.options().forEach(option -> option.group().ifPresent(titles::add));
    }
    if (titles.isEmpty()) {
      return;
    }
    ArrayNode groups = specification.putArray("groups");
    titles.forEach(title -> groups.addObject().put("id", SpecName.id(title)).put("title", title));
  }

  private boolean isJson() {
    return type.get() instanceof Class<?> plain && JsonNode.class.isAssignableFrom(plain);
  }
}
