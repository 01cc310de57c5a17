package dev.tern.cdk.destination.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.destination.sql.NameRules.Folding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Distinct names in, distinct valid names out, the same in every run. */
class NamesPropertiesTest {

  @Property(tries = 500)
  void claims_are_distinct_and_valid(
      @ForAll("rules") NameRules rules, @ForAll("names") Set<String> wanted) {
    Names names = new Names(rules, List.of());
    List<String> claimed = wanted.stream().map(name -> names.claim(name, name)).toList();
    assertThat(claimed.stream().map(rules::key)).doesNotHaveDuplicates();
    assertThat(claimed).allSatisfy(name -> assertValid(rules, name));
  }

  @Property(tries = 500)
  void claims_are_found_again_in_any_order(
      @ForAll("rules") NameRules rules,
      @ForAll("names") Set<String> wanted,
      @ForAll Random random) {
    Names first = new Names(rules, List.of());
    Map<String, String> claimed = new HashMap<>();
    wanted.forEach(name -> claimed.put(name, first.claim(name, name)));
    List<String> again = new ArrayList<>(wanted);
    Collections.shuffle(again, random);
    Names second = new Names(rules, claimed.values());
    for (String name : again) {
      assertThat(second.claim(name, name)).isEqualTo(claimed.get(name));
    }
  }

  @Property(tries = 200)
  void a_name_that_is_found_alone_is_the_one_of_the_whole_catalog(
      @ForAll("rules") NameRules rules, @ForAll("names") Set<String> wanted) {
    Names all = new Names(rules, List.of());
    Map<String, String> claimed = new HashMap<>();
    wanted.forEach(name -> claimed.put(name, all.claim(name, name)));
    claimed.forEach(
        (name, column) ->
            assertThat(new Names(rules, claimed.values()).claim(name, name)).isEqualTo(column));
  }

  private static void assertValid(NameRules rules, String name) {
    assertThat(name).isNotEmpty();
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(rules.maxBytes());
    assertThat(name.codePoints().allMatch(rules.characters())).isTrue();
    assertThat(WholeText.isWhole(name)).isTrue();
    assertThat(rules.reserved()).doesNotContain(name.toLowerCase(Locale.ROOT));
    assertThat(SafeName.isOurs(name)).isFalse();
  }

  @Provide
  Arbitrary<NameRules> rules() {
    Arbitrary<Integer> sizes = Arbitraries.of(30, 63, 127, 65_536);
    return Combinators.combine(sizes, Arbitraries.of(Folding.class), Arbitraries.of(true, false))
        .as(NamesPropertiesTest::rules);
  }

  private static NameRules rules(int size, Folding folding, boolean ascii) {
    NameRules any = NameRules.of(size, folding).withReserved("xmin", "Select");
    return ascii
        ? any.withCharacters(
            point -> point < 128 && (Character.isLetterOrDigit(point) || point == '_'))
        : any;
  }

  @Provide
  Arbitrary<Set<String>> names() {
    Arbitrary<String> known =
        Arbitraries.of(
            "",
            "users",
            "Users",
            "USERS",
            "uSers",
            "xmin",
            "XMIN",
            "select",
            "a.b",
            "a_b",
            "a b",
            "_tern_keys",
            "_TERN_staging_1",
            "nul\0",
            "\ud83d",
            "\ud83d\ude00",
            "\u00c4",
            "\u00e4",
            "\u0130",
            "n".repeat(63),
            "n".repeat(64),
            "n".repeat(200),
            "\u540d".repeat(80));
    return Arbitraries.oneOf(known, Arbitraries.strings().ofMaxLength(80)).set().ofMaxSize(12);
  }
}
