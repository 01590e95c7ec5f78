-- CreateTable
CREATE TABLE "FrameUse" (
    "frameId" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "usedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("frameId", "owner"),
    CONSTRAINT "FrameUse_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "FrameUse_owner_idx" ON "FrameUse"("owner");

-- What the logs of before lead to
INSERT OR IGNORE INTO "FrameUse" ("frameId", "owner")
SELECT f."id", e."sessionId"
FROM "AgentEvent" e, json_tree(e."data") d
JOIN "Frame" f ON f."id" = d."value"
WHERE d."key" = 'frameId';

INSERT OR IGNORE INTO "FrameUse" ("frameId", "owner")
SELECT f."id", e."sessionId"
FROM "AgentEvent" e, json_tree(e."block") b
JOIN "Frame" f ON f."id" = b."value"
WHERE e."block" IS NOT NULL AND b."key" = 'frame';
