package dev.tern.cdk.destination.sql;

import java.util.List;

/**
 * Other fields than those the rows of a table were told apart, or ordered, by until now.
 *
 * @param from the paths before
 * @param to the paths now
 */
public record PathChange(List<List<String>> from, List<List<String>> to) {

  /** Copies the paths. */
  public PathChange {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
