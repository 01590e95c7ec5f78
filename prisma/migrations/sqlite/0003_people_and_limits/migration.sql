-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "phoneId" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "title" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "metadata" TEXT NOT NULL DEFAULT '{}',
    "model" TEXT NOT NULL,
    "modelLabel" TEXT NOT NULL,
    "toolProfile" TEXT NOT NULL DEFAULT 'phone',
    "pictureSize" TEXT NOT NULL DEFAULT 'full',
    "maxTurns" INTEGER NOT NULL,
    "timeoutS" INTEGER NOT NULL,
    "maxCostMicroUsd" INTEGER,
    "allowedApps" TEXT,
    "policy" TEXT NOT NULL DEFAULT '{}',
    "outputSchema" TEXT,
    "status" TEXT NOT NULL,
    "pauseReason" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" DATETIME,
    "completedAt" DATETIME,
    "runningMs" INTEGER NOT NULL DEFAULT 0,
    "runningSince" DATETIME,
    "numTurns" INTEGER NOT NULL DEFAULT 0,
    "costMicroUsd" INTEGER DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "cacheReadTokens" INTEGER NOT NULL DEFAULT 0,
    "cacheWriteTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "success" BOOLEAN,
    "result" TEXT,
    "output" TEXT,
    "error" TEXT,
    "nextIndex" INTEGER NOT NULL DEFAULT 0,
    "runEpoch" INTEGER NOT NULL DEFAULT 0,
    "owned" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Session_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_phoneId_fkey" FOREIGN KEY ("phoneId") REFERENCES "Phone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("cacheReadTokens", "cacheWriteTokens", "completedAt", "costMicroUsd", "createdAt", "error", "id", "inputTokens", "instruction", "maxTurns", "metadata", "mode", "model", "modelLabel", "nextIndex", "numTurns", "organizationId", "outputTokens", "owned", "pauseReason", "phoneId", "result", "runEpoch", "runningMs", "runningSince", "startedAt", "status", "success", "tags", "timeoutS", "title") SELECT "cacheReadTokens", "cacheWriteTokens", "completedAt", "costMicroUsd", "createdAt", "error", "id", "inputTokens", "instruction", "maxTurns", "metadata", "mode", "model", "modelLabel", "nextIndex", "numTurns", "organizationId", "outputTokens", "owned", "pauseReason", "phoneId", "result", "runEpoch", "runningMs", "runningSince", "startedAt", "status", "success", "tags", "timeoutS", "title" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE INDEX "Session_organizationId_createdAt_id_idx" ON "Session"("organizationId", "createdAt" DESC, "id");
CREATE INDEX "Session_status_idx" ON "Session"("status");
CREATE INDEX "Session_phoneId_idx" ON "Session"("phoneId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
