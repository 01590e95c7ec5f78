-- CreateTable
CREATE TABLE "SessionTag" (
    "sessionId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "tag"),
    CONSTRAINT "SessionTag_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SessionTag_tag_idx" ON "SessionTag"("tag");

-- The tags of the sessions that are there.
INSERT INTO "SessionTag" ("sessionId", "tag")
SELECT DISTINCT "Session"."id", "value" FROM "Session", json_each("Session"."tags");
