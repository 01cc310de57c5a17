package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.source.RecordRow;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The way from a value in a row of the database to JSON. */
@FunctionalInterface
interface ValueReader {

  /**
   * The value as the type of its column says; a JSON null for NULL, and for what the protocol or
   * the type cannot say, which is noted as a loss.
   */
  JsonNode read(ResultSet row, int index, Loss loss) throws SQLException;

  /** Adds what {@link #read} gives to a record, without a tree where the type allows. */
  default void add(ResultSet row, int index, Loss loss, RecordRow record) throws SQLException {
    RowValue.add(read(row, index, loss), record);
  }
}
