package dev.tern.examples.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How a column of a primary key serves to say where reading goes on. Its order is the database's
 * own, so that the index of the key serves it: a place is only ever compared by the database that
 * gave it.
 *
 * @param expression SQL to select, to sort and to compare
 * @param nullable SQL of the bare column when rows may have no value in it, whatever the key says
 * @param values the way from a value to an exact text, and back
 */
record KeyColumn(String expression, Optional<String> nullable, Values values) {

  /** The exact texts of key values. */
  interface Values {

    /** The text of a value that is not NULL. */
    String read(ResultSet row, int index) throws SQLException;

    /**
     * SQL for the value behind a text.
     *
     * @param mark what stands for the text in it: the mark of a parameter, or a literal
     */
    String expression(String text, String mark);

    /** Sets the parameter that stands for a text. */
    void bind(PreparedStatement statement, int index, String text) throws SQLException;
  }
}
