package dev.tern.cdk.destination.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The names of tables that only the kit makes, beside the table of a stream. */
final class KitTables {

  private static final String STAGING = SafeName.OURS + "staging_";
  private static final String DELETED = SafeName.OURS + "deleted_";

  private final NameRules rules;

  KitTables(NameRules rules) {
    this.rules = rules;
  }

  /** Where the rows of a generation wait until it is complete. */
  TableName staging(TableName table, long generation) {
    return table.sibling(rules.shown(prefix(table) + generation));
  }

  /** The staging tables of a table among all names of its schema. */
  List<TableName> stagings(TableName table, Collection<String> names) {
    List<TableName> found = new ArrayList<>();
    for (String name : names) {
      if (rules.key(name).startsWith(rules.key(rules.shown(prefix(table))))) {
        found.add(table.sibling(name));
      }
    }
    return found;
  }

  /** Where the deleted rows of a table are remembered. */
  TableName tombstones(TableName table) {
    return table.sibling(rules.shown(DELETED + StableHash.of(table.table())));
  }

  private static String prefix(TableName table) {
    return STAGING + StableHash.of(table.table()) + "_";
  }
}
