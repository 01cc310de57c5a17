package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.spec.bare.BareSource;
import dev.tern.cdk.spec.bare.ConnectorBase;
import dev.tern.cdk.spec.written.WrittenSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigTypeTest {
  record Plain(String name) {}

  interface Door<A> {}

  abstract static class Middle<X, Y> extends Base<Y> implements Door<X> {}

  static final class Deep extends Middle<String, Plain> {}

  @SuppressWarnings("rawtypes") // the mistake under test
  static final class Raw extends Base {}

  static final class Open<C> extends Base<C> {}

  static final class Tree extends Base<JsonNode> {}

  private static ObjectNode specification(Class<?> connector) {
    return ConfigType.of(connector, Base.class).connectionSpecification();
  }

  private static <C> C read(ConfigType<C> type, String json) {
    return type.read(Json.object(json), type.connectionSpecification());
  }

  @Test
  void the_type_is_found_through_the_classes_between() {
    assertThat(specification(Deep.class).at("/properties/name/type").asText()).isEqualTo("string");
    assertThat(read(ConfigType.<Plain>of(Deep.class, Base.class), "{'name': 'n'}"))
        .isEqualTo(new Plain("n"));
  }

  @Test
  void the_title_is_the_connectors_name_unless_the_record_has_one() {
    assertThat(specification(Deep.class).get("title").asText()).isEqualTo("Deep");
  }

  @Test
  void a_connector_that_names_no_type_is_told_to() {
    for (Class<?> connector : List.of(Raw.class, Open.class)) {
      assertThatThrownBy(() -> specification(connector))
          .isInstanceOf(SystemException.class)
          .hasMessageContaining("does not say which configuration it takes");
    }
  }

  @Test
  void json_without_a_written_specification_is_told_what_to_do() {
    assertThatThrownBy(() -> specification(Tree.class))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining("Put a spec.json beside the class, or use a record");
    assertThat(ConfigType.of(Tree.class, Base.class).writtenSpecification()).isEmpty();
  }

  @Test
  void a_whole_written_specification_is_split() {
    ConfigType<JsonNode> type = ConfigType.of(WrittenSource.class, ConnectorBase.class);
    assertThat(type.connectionSpecification().at("/properties/region/default").asText())
        .isEqualTo("eu");
    assertThat(type.writtenSpecification())
        .contains(Json.object("{'documentationUrl': 'https://example.com/docs'}"));
    assertThat(read(type, "{'token': 't'}"))
        .isEqualTo(Json.object("{'token': 't', 'region': 'eu'}"));
  }

  @Test
  void a_written_schema_alone_will_do_and_goes_with_a_record() {
    ConfigType<BareSource.Config> type = ConfigType.of(BareSource.class, ConnectorBase.class);
    assertThat(type.connectionSpecification().get("title").asText()).isEqualTo("Bare");
    assertThat(type.writtenSpecification()).contains(Json.object("{}"));
    assertThat(read(type, "{}")).isEqualTo(new BareSource.Config(7, Optional.empty()));
  }

  record Unknown(Thread thread) {}

  record BadDefault(@Default("many") int count) {}

  record Self(List<Self> children) {}

  record TooLarge(@Range(min = 1, max = 5) @Default("9") Optional<Integer> size) {}

  record TooShort(@Range(min = 2) @Default("a") String name) {}

  record TooMany(@Range(max = 1) @Default("[\"a\",\"b\"]") List<String> names) {}

  static final class NoRecord {}

  record BadRange(@Range(min = 1) boolean flag) {}

  record Nested(Grouped inner) {}

  record Grouped(@Display(group = "G") String name) {}

  sealed interface Clash permits ClashOne {}

  record ClashOne(String type) implements Clash {}

  record Clashing(Clash clash) {}

  record SecretDefault(@Default("hunter2") Secret password) {}

  private static void refused(Base<?> connector, String why) {
    assertThatThrownBy(() -> specification(connector.getClass()))
        .isInstanceOf(SystemException.class)
        .hasMessageContaining(why);
  }

  @Test
  void mistakes_in_the_record_are_named() {
    refused(new Base<Unknown>() {}, "java.lang.Thread of Unknown.thread");
    refused(new Base<BadDefault>() {}, "BadDefault.count is declared wrong: @Default gives 'many'");
    refused(new Base<Self>() {}, "contains itself");
    refused(new Base<BadRange>() {}, "BadRange.flag is declared wrong: @Range");
    refused(
        new Base<TooLarge>() {},
        "TooLarge.size is declared wrong: @Default gives '9', which is outside its @Range.");
    refused(new Base<TooShort>() {}, "TooShort.name is declared wrong: @Default gives 'a'");
    refused(new Base<TooMany>() {}, "TooMany.names is declared wrong: @Default gives");
    refused(new Base<NoRecord>() {}, "is no record. Declare NoRecord as a record.");
    refused(new Base<String>() {}, "is no record. Declare the configuration as a record.");
    refused(new Base<Nested>() {}, "Grouped.name has a group");
    refused(new Base<Clashing>() {}, "has a component named like the discriminator 'type'");
    refused(new Base<SecretDefault>() {}, "SecretDefault.password is declared wrong");
  }
}
