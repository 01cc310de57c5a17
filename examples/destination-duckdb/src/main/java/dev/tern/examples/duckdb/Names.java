package dev.tern.examples.duckdb;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names in one scope, schemas of a file, tables of a schema or columns of a table, and who may
 * use them.
 *
 * <p>A name that is there belongs to whoever is spelled exactly like it. So a stream finds its
 * table again in every run, whatever other streams there are, and two that differ only in case
 * never share one (WRITE-14).
 */
final class Names {

  private final Map<String, Set<String>> spellings = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> reserved = new HashSet<>();

  /** Starts with the names that the database has in the scope. */
  Names(Collection<String> existing) {
    existing.forEach(this::add);
  }

  /** Keeps a name from all others. */
  void reserve(String name) {
    reserved.add(SafeName.key(name));
  }

  /**
   * The name for somebody, the same in this and in later runs.
   *
   * @param wanted what it would be called if it were alone
   * @param identity what it is; not the same for any two
   */
  String claim(String wanted, String identity) {
    String distinct = distinct(wanted, identity);
    boolean plain = !exists(distinct) && SafeName.isPlain(wanted) && isFree(wanted, identity);
    String name = plain ? wanted : distinct;
    owners.put(SafeName.key(name), identity);
    add(name);
    return name;
  }

  private String distinct(String wanted, String identity) {
    String seed = identity;
    String distinct = SafeName.distinct(wanted, seed);
    while (!identity.equals(owners.getOrDefault(SafeName.key(distinct), identity))) {
      seed += '+';
      distinct = SafeName.distinct(wanted, seed);
    }
    return distinct;
  }

  private boolean isFree(String name, String identity) {
    String key = SafeName.key(name);
    boolean mine = !reserved.contains(key) && identity.equals(owners.getOrDefault(key, identity));
    Set<String> present = spellings.getOrDefault(key, Set.of());
    return mine && (present.isEmpty() || present.contains(name));
  }

  private boolean exists(String name) {
    return spellings.getOrDefault(SafeName.key(name), Set.of()).contains(name);
  }

  private void add(String name) {
    spellings.computeIfAbsent(SafeName.key(name), key -> new HashSet<>()).add(name);
  }
}
