package dev.tern.examples.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A job that is not complete.
 *
 * @param id of the job
 * @param offer id of its job configuration
 * @param stepsDone how many of its steps are behind it
 * @param lastSeen when something happened to it last
 */
record OpenJob(long id, long offer, int stepsDone, LocalDateTime lastSeen) {

  /** All jobs without a complete event. */
  static List<OpenJob> all(Connection connection) throws SQLException {
    String query =
        "SELECT id, job_configuration_id, updated_at, (SELECT count(*) FROM events"
            + " WHERE job_id = jobs.id AND kind = 'step') FROM jobs WHERE NOT EXISTS"
            + " (SELECT 1 FROM events WHERE job_id = jobs.id AND kind = 'complete') ORDER BY id";
    List<OpenJob> open = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        LocalDateTime lastSeen = LocalDateTime.parse(row.getString(3));
        open.add(new OpenJob(row.getLong(1), row.getLong(2), row.getInt(4), lastSeen));
      }
    }
    return open;
  }
}
