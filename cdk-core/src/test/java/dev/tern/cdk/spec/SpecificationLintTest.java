package dev.tern.cdk.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationLintTest {

  private static ObjectNode rich() {
    return ConfigType.of(Base.Rich.class, Base.class).connectionSpecification();
  }

  @Test
  void a_derived_specification_has_no_findings() {
    assertThat(SpecificationLint.of(rich())).isEmpty();
  }

  private static Arguments broken(String finding, Consumer<ObjectNode> change) {
    return Arguments.of(finding, change);
  }

  private static ObjectNode at(ObjectNode root, String pointer) {
    return (ObjectNode) root.at(pointer);
  }

  static Stream<Arguments> mutants() {
    String branch = "/properties/access/oneOf/0";
    return Stream.of(
        broken("is no object schema", root -> root.put("type", "array")),
        broken("uses anyOf", root -> at(root, "/properties/host").putArray("anyOf")),
        broken("has no single type", root -> at(root, "/properties/host").putArray("type")),
        broken("repeats an order", root -> at(root, "/properties/host").put("order", 3)),
        broken("is a date without", root -> at(root, "/properties/start_date").remove("pattern")),
        broken(
            "looks secret",
            root -> at(root, branch + "/properties/api_key").remove("airbyte_secret")),
        broken(
            "not the const",
            root -> at(root, branch + "/properties/auth_type").put("default", "x")),
        broken(
            "one shared const", root -> at(root, branch + "/properties/api_key").put("const", "x")),
        broken(
            "same const",
            root -> at(root, branch + "/properties/auth_type").put("const", "oauth2.0")),
        broken("other groups", root -> root.remove("groups")),
        broken(
            "an empty object",
            root -> at(root, "/properties/tunnelMethod").putObject("properties")),
        broken(
            "repeats \"fast\"", root -> at(root, "/properties/mode").withArray("enum").add("fast")),
        broken("has no single type", root -> at(root, "/properties/schemas").remove("items")),
        broken("requires a key", root -> root.withArray("required").add("nothing")));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void the_lint_finds_what_is_broken(String finding, Consumer<ObjectNode> change) {
    ObjectNode specification = rich();
    change.accept(specification);
    assertThat(SpecificationLint.of(specification))
        .anySatisfy(text -> assertThat(text).contains(finding));
  }
}
