package dev.tern.cdk.destination.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names in one scope, schemas of a database, tables of a schema or columns of a table, and who
 * may use them.
 *
 * <p>A name that is there belongs to whoever is spelled exactly like it. So a stream finds its
 * table again in every run, whatever other streams there are, and two that differ only in case
 * never share one (WRITE-14).
 */
final class Names {

  private final NameRules rules;
  private final Map<String, Set<String>> spellings = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> reserved = new HashSet<>();

  /** Starts with the names that the database has in the scope. */
  Names(NameRules rules, Collection<String> existing) {
    this.rules = rules;
    existing.forEach(this::add);
  }

  /** Keeps a name from all others. */
  void reserve(String name) {
    reserved.add(rules.key(name));
  }

  /**
   * The name for somebody, the same in this and in later runs.
   *
   * @param wanted what it would be called if it were alone
   * @param identity what it is; not the same for any two
   */
  String claim(String wanted, String identity) {
    String distinct = distinct(wanted, identity);
    boolean plain =
        !exists(distinct) && SafeName.isPlain(rules, wanted) && isFree(wanted, identity);
    String name = plain ? rules.shown(wanted) : distinct;
    owners.put(rules.key(name), identity);
    add(name);
    return name;
  }

  private String distinct(String wanted, String identity) {
    String seed = identity;
    String distinct = SafeName.distinct(rules, wanted, seed);
    while (!identity.equals(owners.getOrDefault(rules.key(distinct), identity))) {
      seed += '+';
      distinct = SafeName.distinct(rules, wanted, seed);
    }
    return distinct;
  }

  private boolean isFree(String name, String identity) {
    String key = rules.key(name);
    boolean mine = !reserved.contains(key) && identity.equals(owners.getOrDefault(key, identity));
    Set<String> present = spellings.getOrDefault(key, Set.of());
    return mine && (present.isEmpty() || present.contains(rules.shown(name)));
  }

  private boolean exists(String name) {
    return spellings.getOrDefault(rules.key(name), Set.of()).contains(name);
  }

  private void add(String name) {
    spellings.computeIfAbsent(rules.key(name), key -> new HashSet<>()).add(name);
  }
}
