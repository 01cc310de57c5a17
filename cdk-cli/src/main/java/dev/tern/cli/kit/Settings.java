package dev.tern.cli.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said about a connector before it is tried: the settings file, with the flags on top.
 *
 * @param values by {@link SettingKey}
 * @param folder where relative paths start
 * @param references fills in what stands for a secret
 * @param where in which file they are, for a sentence; of flags alone there is none
 */
public record Settings(ObjectNode values, Path folder, Secrets references, String where) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Fills in what stands for a secret in a configuration. */
  public interface Secrets {
    /**
     * The tree with all of it filled in.
     *
     * @param folder where relative paths start
     * @param place where it stands, for the person who has to mend it
     */
    JsonNode fill(JsonNode tree, Path folder, String place);
  }

  /** None yet. */
  public static Settings none(Path folder, Secrets references) {
    return new Settings(ProtocolJson.mapper().createObjectNode(), folder, references, "");
  }

  /**
   * Those of a file.
   *
   * @throws ConfigException when it is no YAML object, or has a key that is none
   */
  public static Settings of(Path file, Secrets references) {
    JsonNode tree = read(file, YAML);
    if (!(tree instanceof ObjectNode object)) {
      throw new ConfigException(file + " holds no settings. Write them as 'key: value'.");
    }
    List<String> known = SettingKey.names();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!known.contains(entry.getKey())) {
        throw unknown(entry.getKey(), known, file);
      }
    }
    Path parent = file.toAbsolutePath().getParent();
    Path folder = parent == null ? file.toAbsolutePath() : parent;
    return new Settings(object, folder, references, " in " + file);
  }

  private static ConfigException unknown(String key, List<String> known, Path file) {
    String hint =
        NearestName.find(key, known)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("docs/conformance-command.md lists all.");
    return new ConfigException("There is no setting '%s' in %s. %s".formatted(key, file, hint));
  }

  private static JsonNode read(Path file, ObjectMapper mapper) {
    if (Files.isDirectory(file)) {
      throw new ConfigException(file + " is a folder. Name a file.");
    }
    try {
      return mapper.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ConfigException("There is no file " + file + ". Check its name.", e);
    } catch (JsonProcessingException e) {
      String where =
          Optional.ofNullable(e.getLocation())
              .map(it -> " from line %d, column %d on".formatted(it.getLineNr(), it.getColumnNr()))
              .orElse("");
      throw new ConfigException(file + " cannot be understood" + where + ". Mend it.");
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read. Check who may read it.", e);
    }
  }

  /** The same with a file that was named on the command line. */
  public Settings with(SettingKey key, Path file) {
    ObjectNode more = values.deepCopy();
    more.put(key.word(), file.toAbsolutePath().toString());
    return new Settings(more, folder, references, where);
  }

  /** The same with one more configuration that does not work. */
  public Settings withBadConfig(Path file, String expected) {
    ObjectNode more = values.deepCopy();
    more.withArray(SettingKey.BAD_CONFIGS.word())
        .addObject()
        .put("name", String.valueOf(file.getFileName()))
        .put("config", file.toAbsolutePath().toString())
        .put("expected", expected);
    return new Settings(more, folder, references, where);
  }

  /** The variables of the connector. */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    entries(SettingKey.ENVIRONMENT)
        .forEach(
            (name, value) ->
                variables.put(name, references.fill(value, folder, "environment").asText()));
    return variables;
  }

  Optional<JsonNode> find(SettingKey key) {
    return Optional.ofNullable(values.get(key.word())).filter(value -> !value.isNull());
  }

  /** A text, or a number as its text. */
  public Optional<String> text(SettingKey key) {
    return find(key).map(value -> key.require(value, value.isValueNode(), "a text").asText());
  }

  Optional<Long> number(SettingKey key) {
    return find(key)
        .map(
            value ->
                key.require(value, isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE), "a whole number")
                    .longValue());
  }

  /** A number that is not below the least. */
  Optional<Long> amount(SettingKey key, long least, long most) {
    String expected = "a whole number, " + least + " or more";
    return find(key)
        .map(value -> key.require(value, isWhole(value, least, most), expected).longValue());
  }

  Optional<Integer> count(SettingKey key, int least) {
    return amount(key, least, Integer.MAX_VALUE).map(Math::toIntExact);
  }

  /** A count further inside. */
  static int count(SettingKey key, JsonNode value, String expected) {
    return key.require(value, isWhole(value, 0, Integer.MAX_VALUE), expected).intValue();
  }

  private static boolean isWhole(JsonNode value, long least, long most) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= least
        && value.longValue() <= most;
  }

  /** Texts: a list of them, or a single one. */
  public List<String> texts(SettingKey key) {
    return find(key).map(value -> texts(key, value)).orElse(List.of());
  }

  /** Texts of a value further inside. */
  static List<String> texts(SettingKey key, JsonNode value) {
    if (value.isValueNode()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    key.require(value, value.isArray(), "a list")
        .forEach(it -> texts.add(key.require(it, it.isValueNode(), "a list of texts").asText()));
    return texts;
  }

  /** Lists of texts by a name. */
  Map<String, List<String>> textsByName(SettingKey key) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    entries(key).forEach((name, value) -> all.put(name, texts(key, value)));
    return all;
  }

  /** The values of an object. */
  Map<String, JsonNode> entries(SettingKey key) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    find(key)
        .map(value -> key.require(value, value.isObject(), "an object"))
        .ifPresent(it -> it.properties().forEach(one -> all.put(one.getKey(), one.getValue())));
    return all;
  }

  /** JSON that is written out, or is the content of a file. */
  public Optional<JsonNode> document(SettingKey key) {
    return find(key).map(value -> document(value).tree());
  }

  /** A configuration, with its secrets filled in; one that is named and left blank is none. */
  public Optional<JsonNode> config(SettingKey key) {
    return Optional.ofNullable(values.get(key.word())).map(value -> config(value, key.word()));
  }

  /** The same, further inside. */
  JsonNode config(JsonNode value, String place) {
    Document document = document(value);
    if (!document.tree().isObject()) {
      throw new ConfigException(
          value.isTextual()
              ? value.textValue() + " is no JSON object. A configuration is: {\"option\": …}."
              : "The setting '%s'%s has to be a JSON object: {\"option\": …}."
                  .formatted(place, where));
    }
    return references.fill(document.tree(), document.folder(), place);
  }

  /** The catalog that a run is given. */
  Optional<JsonNode> catalog() {
    String name = text(SettingKey.CATALOG, "The setting 'catalog'");
    return document(SettingKey.CATALOG).map(tree -> new GivenCatalog(tree, name).require());
  }

  /** The name of a file, or what stands for a value that is written out. */
  private String text(SettingKey key, String otherwise) {
    return find(key).filter(JsonNode::isTextual).map(JsonNode::textValue).orElse(otherwise);
  }

  /** JSON, and where the paths in it start. */
  private record Document(JsonNode tree, Path folder) {}

  private Document document(JsonNode value) {
    if (!value.isTextual()) {
      return new Document(value, folder);
    }
    Path file = file(value.textValue());
    Path parent = file.getParent();
    return new Document(read(file, ProtocolJson.mapper()), parent == null ? folder : parent);
  }

  private Path file(String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      String sentence = "'%s'%s cannot be the name of a file: %s. Name another.";
      throw new ConfigException(sentence.formatted(name, where, e.getReason()), e);
    }
  }
}
