-- What rights hang on: a server keeps what it read of these tables until this number has changed.
INSERT INTO "access_revision" ("id", "revision") VALUES (1, 1);
--> statement-breakpoint
CREATE FUNCTION "raise_access_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "access_revision" SET "revision" = "revision" + 1;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Before each statement, so that whoever writes takes this lock first and nobody waits for the other in a circle.
CREATE TRIGGER "users_access" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "users" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_revision"();
--> statement-breakpoint
CREATE TRIGGER "grants_access" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "grants" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_revision"();
--> statement-breakpoint
CREATE TRIGGER "connections_access" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "connections" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_revision"();
--> statement-breakpoint
CREATE TRIGGER "placements_access" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "placements" FOR EACH STATEMENT EXECUTE FUNCTION "raise_access_revision"();
