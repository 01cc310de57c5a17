package dev.tern.cdk.spec;

import java.util.List;
import java.util.Set;

/**
 * The way that the validator took through a schema to a failed keyword.
 *
 * @param steps keywords, with the names and indexes between them
 */
record EvaluationPath(List<String> steps) {
  private static final Set<String> NAMED = Set.of("properties", "patternProperties");
  private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf", "not", "contains");

  /** Where the first alternative stands; the last step if there is none. */
  int firstAlternative() {
    int at = 0;
    while (at < steps.size() - 1 && !ALTERNATIVES.contains(steps.get(at))) {
      at += NAMED.contains(steps.get(at)) ? 2 : 1;
    }
    return Math.min(at, steps.size() - 1);
  }

  /** How many steps in the configuration correspond to the steps before the given one. */
  int depthAt(int end) {
    int depth = 0;
    int at = 0;
    while (at < end) {
      String step = steps.get(at);
      boolean named = NAMED.contains(step);
      boolean inner = "items".equals(step) || step.startsWith("additional");
      depth += named || inner ? 1 : 0;
      at += named ? 2 : 1;
    }
    return depth;
  }
}
