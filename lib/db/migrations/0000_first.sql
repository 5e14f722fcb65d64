CREATE TABLE "access_revision" (
	"id" integer PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"event" text NOT NULL,
	"connection_id" text,
	"environment_id" text,
	"subject" text,
	"request_id" text,
	"data" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_steps" (
	"change_id" text NOT NULL,
	"position" integer NOT NULL,
	"step_id" text NOT NULL,
	"status" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"partial" boolean DEFAULT false NOT NULL,
	"idempotency_key" text,
	"reference" jsonb,
	"message" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "change_steps_change_id_position_pk" PRIMARY KEY("change_id","position")
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" text PRIMARY KEY NOT NULL,
	"connection_id" text NOT NULL,
	"action" text NOT NULL,
	"input" jsonb NOT NULL,
	"target_environment" text NOT NULL,
	"lane" text NOT NULL,
	"status" text NOT NULL,
	"plan" jsonb NOT NULL,
	"plan_digest" text NOT NULL,
	"reason" text,
	"requested_by" text NOT NULL,
	"started_by" jsonb,
	"idempotency_key" text NOT NULL,
	"request_digest" text NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	"rollback_of" text,
	"expires_at" timestamp with time zone,
	"scheduled_at" timestamp with time zone,
	"schedule_until" timestamp with time zone,
	"suspended" text,
	"moved" jsonb,
	"failure" jsonb,
	"proof" jsonb,
	"stop_requested_at" timestamp with time zone,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"change_id" text NOT NULL,
	"step_id" text,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"vendor" text NOT NULL,
	"name" text NOT NULL,
	"base_url" text NOT NULL,
	"credentials" text NOT NULL,
	"capabilities" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"change_id" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"decision" text NOT NULL,
	"comment" text,
	"digest" text NOT NULL,
	"groups" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "decisions_change_id_user_id_pk" PRIMARY KEY("change_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "freezes" (
	"id" text PRIMARY KEY NOT NULL,
	"freeze" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"connection_id" text,
	"environment_id" text
);
--> statement-breakpoint
CREATE TABLE "line_stops" (
	"id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"stopped_by" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	"lifted_by" text,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"connection_id" text NOT NULL,
	"stage_id" text NOT NULL,
	"row" text NOT NULL,
	"application_id" text NOT NULL,
	CONSTRAINT "placements_connection_id_stage_id_row_pk" PRIMARY KEY("connection_id","stage_id","row")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"connection_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"policy" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policies_connection_id_environment_id_pk" PRIMARY KEY("connection_id","environment_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"change_id" text NOT NULL,
	"step_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reviews_change_id_step_id_user_id_pk" PRIMARY KEY("change_id","step_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"blocked_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"change_id" text NOT NULL,
	"type" text NOT NULL,
	"resource_id" text NOT NULL,
	"hash" text,
	"resource" jsonb,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "snapshots_change_id_type_resource_id_pk" PRIMARY KEY("change_id","type","resource_id")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"groups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "planned_documents" (
	"change_id" text NOT NULL,
	"step_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"bytes" integer NOT NULL,
	"kept" boolean NOT NULL,
	CONSTRAINT "planned_documents_change_id_step_id_pk" PRIMARY KEY("change_id","step_id")
);
--> statement-breakpoint
ALTER TABLE "change_steps" ADD CONSTRAINT "change_steps_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_documents" ADD CONSTRAINT "planned_documents_change_id_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "audit_connection" ON "audit" USING btree ("connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "changes_idempotency" ON "changes" USING btree ("requested_by","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "changes_one_running" ON "changes" USING btree ("connection_id","lane") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "changes_created" ON "changes" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "changes_status" ON "changes" USING btree ("status");--> statement-breakpoint
CREATE INDEX "changes_rollback" ON "changes" USING btree ("rollback_of");--> statement-breakpoint
CREATE INDEX "comments_change" ON "comments" USING btree ("change_id","at");--> statement-breakpoint
CREATE INDEX "grants_user" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id");