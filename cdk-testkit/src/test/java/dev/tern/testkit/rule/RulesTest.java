package dev.tern.testkit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {

  /** How many rules each group has; ids are counted through from 1. */
  private static final Map<String, Integer> GROUPS =
      Map.ofEntries(
          Map.entry("ENV", 22),
          Map.entry("CMD", 18),
          Map.entry("READ", 29),
          Map.entry("WRITE", 22),
          Map.entry("TYPE", 8),
          Map.entry("ANY", 16),
          Map.entry("SRC", 26),
          Map.entry("DST", 25),
          Map.entry("LINT-SPEC", 16),
          Map.entry("LINT-CAT", 7));

  @Test
  void the_rules_of_every_group_are_counted_through() {
    List<String> wanted =
        GROUPS.entrySet().stream()
            .flatMap(
                group ->
                    IntStream.rangeClosed(1, group.getValue())
                        .mapToObj(number -> group.getKey() + "-" + number))
            .toList();

    assertThat(Rules.all()).extracting(Rule::id).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void every_text_is_a_text_for_strangers() {
    for (Rule rule : Rules.all()) {
      List<String> sentences =
          Stream.concat(
                  Stream.of(rule.sentence(), rule.intent(), rule.remedy()),
                  rule.untested().stream())
              .toList();
      assertThat(sentences).as(rule.id()).allMatch(text -> text.endsWith("."));
      assertThat(rule.source()).as(rule.id()).isNotBlank().doesNotEndWith(".");
    }
  }

  @Test
  void no_two_rules_say_the_same() {
    assertThat(Rules.all().stream().collect(Collectors.groupingBy(Rule::sentence)).values())
        .allMatch(same -> same.size() == 1);
  }

  @Test
  void a_rule_for_every_connector_binds_sources_and_destinations() {
    assertThat(Rules.of(Subject.SOURCE)).contains(Rules.require("ENV-1"), Rules.require("READ-1"));
    assertThat(Rules.of(Subject.DESTINATION))
        .contains(Rules.require("ENV-1"), Rules.require("WRITE-1"))
        .doesNotContain(Rules.require("READ-1"));
    assertThat(Rules.of(Subject.CONNECTOR)).contains(Rules.require("ANY-1"));
  }

  @Test
  void an_unknown_id_is_refused_by_name() {
    assertThatThrownBy(() -> Rules.require("ENV-99")).hasMessageContaining("ENV-99");
  }

  @Test
  void what_the_platform_demands_only_warns_by_the_document() {
    assertThat(Profile.PROTOCOL.whenBroken(Level.PROTOCOL_MUST)).isEqualTo(Outcome.FAILED);
    assertThat(Profile.PROTOCOL.whenBroken(Level.PLATFORM_MUST)).isEqualTo(Outcome.WARNED);
    assertThat(Profile.PLATFORM.whenBroken(Level.PLATFORM_MUST)).isEqualTo(Outcome.FAILED);
    assertThat(Profile.PLATFORM.whenBroken(Level.SHOULD)).isEqualTo(Outcome.WARNED);
  }
}
