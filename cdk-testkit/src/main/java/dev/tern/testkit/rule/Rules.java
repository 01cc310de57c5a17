package dev.tern.testkit.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of all rules, as {@code rules.yaml} beside this class lists them.
 *
 * <p>It is read once; its order is the order of reports.
 */
public final class Rules {

  private static final Map<String, Rule> BY_ID =
      RuleFile.read().stream()
          .collect(
              Collectors.toMap(
                  Rule::id,
                  Function.identity(),
                  (one, other) -> {
                    throw new IllegalStateException("Rule " + one.id() + " is listed twice.");
                  },
                  LinkedHashMap::new));

  private Rules() {}

  /** Every rule. */
  public static List<Rule> all() {
    return List.copyOf(BY_ID.values());
  }

  /** The rules that bind a subject; those that bind every connector are among them. */
  public static List<Rule> of(Subject subject) {
    return BY_ID.values().stream()
        .filter(rule -> rule.subject() == Subject.CONNECTOR || rule.subject() == subject)
        .toList();
  }

  /**
   * The rule of an id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Rule require(String id) {
    Rule rule = BY_ID.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("There is no rule '" + id + "' in the catalogue.");
    }
    return rule;
  }
}
