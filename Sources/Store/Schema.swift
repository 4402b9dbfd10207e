import GRDB

/// The tables of the ledger. Moments are whole milliseconds since 1970-01-01T00:00:00Z: in the sqlite3 shell,
/// `datetime(owed_at / 1000, 'unixepoch')`. Days are ISO 8601. A body is the whole noun as JSON.
/// A delivery that was never tried has `due_at` 0: at once, whatever the clock says.
enum Schema {
  /// "TOCS": what `file(1)` and this program know a ledger by.
  static let applicationID = 0x544F_4353

  /// The steps that brought the schema to where it is. Only ever append: a step that was released never changes.
  static var migrations: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: articles, register, alerts, deliveries") { try $0.execute(sql: first) }
    migrator.registerMigration("2: order by deadline, schedule, attempts") { try $0.execute(sql: second) }
    migrator.registerMigration("3: fewer pages a commit") { try $0.execute(sql: third) }
    migrator.registerMigration("4: deliveries know their alert by number") { try $0.execute(sql: fourth) }
    migrator.registerMigration("5: intents") { try $0.execute(sql: fifth) }
    return migrator
  }

  private static let first = """
    PRAGMA application_id = \(applicationID);

    CREATE TABLE articles (
      id TEXT NOT NULL PRIMARY KEY,
      file TEXT NOT NULL,
      headline TEXT NOT NULL,
      published TEXT NOT NULL,
      source TEXT,
      url TEXT,
      recorded_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX articles_published ON articles (published);

    CREATE TABLE deadlines (
      id TEXT NOT NULL PRIMARY KEY,
      origin TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      date_first TEXT NOT NULL,
      date_last TEXT NOT NULL,
      updated_at INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX deadlines_date ON deadlines (date_last);

    CREATE VIEW deadline_changes AS
      SELECT deadlines.id AS deadline_id, step.key + 1 AS step,
        json_extract(step.value, '$.what') AS what,
        json_extract(step.value, '$.date') AS date,
        json_extract(step.value, '$.recorded.milliseconds') AS recorded_at,
        json_extract(step.value, '$.evidence.article.id') AS article_id,
        json_extract(step.value, '$.evidence.quote') AS quote
      FROM deadlines, json_each(deadlines.body, '$.history') AS step;

    CREATE TABLE alerts (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      severity TEXT NOT NULL,
      raised_at INTEGER NOT NULL,
      article_id TEXT,
      deadline_id TEXT,
      topic_id TEXT,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX alerts_raised ON alerts (raised_at);

    CREATE TABLE deliveries (
      id INTEGER NOT NULL PRIMARY KEY,
      alert_id TEXT NOT NULL REFERENCES alerts (id),
      notifier TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
      attempts INTEGER NOT NULL DEFAULT 0,
      owed_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL DEFAULT 0,
      settled_at INTEGER,
      last_reason TEXT,
      UNIQUE (alert_id, notifier)
    ) STRICT;
    CREATE INDEX deliveries_in_order ON deliveries (notifier, owed_at, id, due_at) WHERE state = 'pending';
    CREATE INDEX deliveries_by_due ON deliveries (notifier, due_at) WHERE state = 'pending';
    CREATE INDEX deliveries_dead ON deliveries (notifier, settled_at) WHERE state = 'dead';
    """

  private static let second = """
    ALTER TABLE deliveries ADD COLUMN deadline_id TEXT;
    ALTER TABLE deliveries ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
    UPDATE deliveries SET deadline_id = (SELECT deadline_id FROM alerts WHERE alerts.id = alert_id)
      WHERE state = 'pending';
    CREATE INDEX deliveries_of_deadline ON deliveries (notifier, deadline_id, id)
      WHERE state = 'pending' AND deadline_id IS NOT NULL;

    CREATE TABLE attempts (
      delivery_id INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (delivery_id, number)
    ) STRICT, WITHOUT ROWID;
    """

  /// What is delivered at the first try, as most is, is no longer in an index by its time; nobody asks for articles by
  /// their day but a replay, once.
  private static let third = """
    DROP INDEX articles_published;
    DROP INDEX deliveries_by_due;
    CREATE INDEX deliveries_postponed ON deliveries (notifier, due_at) WHERE state = 'pending' AND due_at > 0;
    """

  /// Ids are as good as random: an index of them touches another page for each row. Numbers are appended, and go with
  /// the time.
  private static let fourth = """
    CREATE TABLE numbered_alerts (
      number INTEGER NOT NULL PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      severity TEXT NOT NULL,
      raised_at INTEGER NOT NULL,
      article_id TEXT,
      deadline_id TEXT,
      topic_id TEXT,
      body TEXT NOT NULL
    ) STRICT;
    INSERT INTO numbered_alerts
      SELECT rowid, id, kind, severity, raised_at, article_id, deadline_id, topic_id, body FROM alerts ORDER BY rowid;

    CREATE TABLE numbered_deliveries (
      id INTEGER NOT NULL PRIMARY KEY,
      alert INTEGER NOT NULL REFERENCES alerts (number),
      notifier TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
      attempts INTEGER NOT NULL DEFAULT 0,
      step INTEGER NOT NULL DEFAULT 0,
      owed_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL DEFAULT 0,
      settled_at INTEGER,
      deadline_id TEXT,
      last_reason TEXT,
      UNIQUE (alert, notifier)
    ) STRICT;
    INSERT INTO numbered_deliveries
      SELECT deliveries.id, number, notifier, state, attempts, step, owed_at, due_at, settled_at,
        deliveries.deadline_id, last_reason
      FROM deliveries JOIN numbered_alerts ON numbered_alerts.id = alert_id ORDER BY deliveries.id;

    -- What somebody took out by hand left these behind.
    DELETE FROM attempts WHERE delivery_id NOT IN (SELECT id FROM numbered_deliveries);

    DROP TABLE deliveries;
    DROP TABLE alerts;
    ALTER TABLE numbered_alerts RENAME TO alerts;
    ALTER TABLE numbered_deliveries RENAME TO deliveries;
    CREATE INDEX deliveries_in_order ON deliveries (notifier, owed_at, id, due_at) WHERE state = 'pending';
    CREATE INDEX deliveries_dead ON deliveries (notifier, settled_at) WHERE state = 'dead';
    CREATE INDEX deliveries_of_deadline ON deliveries (notifier, deadline_id, id)
      WHERE state = 'pending' AND deadline_id IS NOT NULL;
    CREATE INDEX deliveries_postponed ON deliveries (notifier, due_at) WHERE state = 'pending' AND due_at > 0;
    """

  /// What was promised and has its rows in the tables above by the next commit; see `Intent`. As good as always empty.
  private static let fifth = """
    CREATE TABLE intents (
      number INTEGER NOT NULL PRIMARY KEY,
      at INTEGER NOT NULL,
      deadlines TEXT NOT NULL,
      alerts TEXT NOT NULL
    ) STRICT;
    """
}
