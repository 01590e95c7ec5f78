-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN "dialect" TEXT;

-- CreateTable
CREATE TABLE "SessionDatum" (
    "sessionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "key"),
    CONSTRAINT "SessionDatum_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "phoneId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "defaultOf" TEXT,
    CONSTRAINT "Snapshot_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Agent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "model" TEXT,
    "systemPrompt" TEXT,
    "toolProfile" TEXT,
    "pictureSize" TEXT,
    "maxTurns" INTEGER,
    "timeoutS" INTEGER,
    "maxCostMicroUsd" INTEGER,
    "allowedApps" TEXT,
    "policy" TEXT,
    "phoneId" TEXT,
    "pool" TEXT,
    "capabilities" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "memory" TEXT NOT NULL DEFAULT '[]',
    "archivedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Agent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Agent_phoneId_fkey" FOREIGN KEY ("phoneId") REFERENCES "Phone" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Agent" ("allowedApps", "createdAt", "description", "id", "maxCostMicroUsd", "maxTurns", "model", "name", "organizationId", "phoneId", "pictureSize", "policy", "pool", "systemPrompt", "timeoutS", "toolProfile", "updatedAt") SELECT "allowedApps", "createdAt", "description", "id", "maxCostMicroUsd", "maxTurns", "model", "name", "organizationId", "phoneId", "pictureSize", "policy", "pool", "systemPrompt", "timeoutS", "toolProfile", "updatedAt" FROM "Agent";
DROP TABLE "Agent";
ALTER TABLE "new_Agent" RENAME TO "Agent";
CREATE INDEX "Agent_phoneId_idx" ON "Agent"("phoneId");
CREATE UNIQUE INDEX "Agent_organizationId_name_key" ON "Agent"("organizationId", "name");
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "phoneId" TEXT NOT NULL,
    "apiKeyId" TEXT,
    "agentId" TEXT,
    "instruction" TEXT NOT NULL,
    "systemPrompt" TEXT,
    "isQueued" BOOLEAN NOT NULL DEFAULT false,
    "queuedAt" DATETIME,
    "hasNews" BOOLEAN NOT NULL DEFAULT false,
    "mode" TEXT NOT NULL,
    "title" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "metadata" TEXT NOT NULL DEFAULT '{}',
    "taskId" TEXT,
    "capabilities" TEXT,
    "wantedPhone" TEXT,
    "effort" TEXT,
    "restoreFromId" TEXT,
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
    "modelMs" INTEGER NOT NULL DEFAULT 0,
    "actionMs" INTEGER NOT NULL DEFAULT 0,
    "settleMs" INTEGER NOT NULL DEFAULT 0,
    "captureMs" INTEGER NOT NULL DEFAULT 0,
    "encodeMs" INTEGER NOT NULL DEFAULT 0,
    "latestFrameId" TEXT,
    "success" BOOLEAN,
    "result" TEXT,
    "output" TEXT,
    "error" TEXT,
    "nextIndex" INTEGER NOT NULL DEFAULT 0,
    "runEpoch" INTEGER NOT NULL DEFAULT 0,
    "owned" BOOLEAN NOT NULL DEFAULT false,
    "deletedAt" DATETIME,
    CONSTRAINT "Session_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_phoneId_fkey" FOREIGN KEY ("phoneId") REFERENCES "Phone" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_apiKeyId_fkey" FOREIGN KEY ("apiKeyId") REFERENCES "ApiKey" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Session_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Session_latestFrameId_fkey" FOREIGN KEY ("latestFrameId") REFERENCES "Frame" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("actionMs", "agentId", "allowedApps", "apiKeyId", "cacheReadTokens", "cacheWriteTokens", "captureMs", "completedAt", "costMicroUsd", "createdAt", "deletedAt", "encodeMs", "error", "id", "inputTokens", "instruction", "isQueued", "latestFrameId", "maxCostMicroUsd", "maxTurns", "metadata", "mode", "model", "modelLabel", "modelMs", "nextIndex", "numTurns", "organizationId", "output", "outputSchema", "outputTokens", "owned", "pauseReason", "phoneId", "pictureSize", "policy", "result", "runEpoch", "runningMs", "runningSince", "settleMs", "startedAt", "status", "success", "systemPrompt", "tags", "timeoutS", "title", "toolProfile") SELECT "actionMs", "agentId", "allowedApps", "apiKeyId", "cacheReadTokens", "cacheWriteTokens", "captureMs", "completedAt", "costMicroUsd", "createdAt", "deletedAt", "encodeMs", "error", "id", "inputTokens", "instruction", "isQueued", "latestFrameId", "maxCostMicroUsd", "maxTurns", "metadata", "mode", "model", "modelLabel", "modelMs", "nextIndex", "numTurns", "organizationId", "output", "outputSchema", "outputTokens", "owned", "pauseReason", "phoneId", "pictureSize", "policy", "result", "runEpoch", "runningMs", "runningSince", "settleMs", "startedAt", "status", "success", "systemPrompt", "tags", "timeoutS", "title", "toolProfile" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE INDEX "Session_organizationId_createdAt_id_idx" ON "Session"("organizationId", "createdAt" DESC, "id");
CREATE INDEX "Session_organizationId_startedAt_idx" ON "Session"("organizationId", "startedAt");
CREATE INDEX "Session_organizationId_taskId_idx" ON "Session"("organizationId", "taskId");
CREATE INDEX "Session_status_idx" ON "Session"("status");
CREATE INDEX "Session_phoneId_isQueued_idx" ON "Session"("phoneId", "isQueued");
CREATE INDEX "Session_agentId_idx" ON "Session"("agentId");
CREATE INDEX "Session_apiKeyId_idx" ON "Session"("apiKeyId");
CREATE INDEX "Session_latestFrameId_idx" ON "Session"("latestFrameId");
CREATE TABLE "new_Webhook" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "sessionId" TEXT,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "eventTypes" TEXT NOT NULL DEFAULT '[]',
    "format" TEXT NOT NULL DEFAULT 'opposable',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "disabledAt" DATETIME,
    "disabledReason" TEXT,
    CONSTRAINT "Webhook_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Webhook_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Webhook" ("createdAt", "description", "disabledAt", "disabledReason", "eventTypes", "id", "organizationId", "sessionId", "updatedAt", "url") SELECT "createdAt", "description", "disabledAt", "disabledReason", "eventTypes", "id", "organizationId", "sessionId", "updatedAt", "url" FROM "Webhook";
DROP TABLE "Webhook";
ALTER TABLE "new_Webhook" RENAME TO "Webhook";
CREATE UNIQUE INDEX "Webhook_sessionId_key" ON "Webhook"("sessionId");
CREATE INDEX "Webhook_organizationId_createdAt_idx" ON "Webhook"("organizationId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "SessionDatum_key_value_idx" ON "SessionDatum"("key", "value");

-- CreateIndex
CREATE INDEX "Snapshot_sessionId_idx" ON "Snapshot"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_organizationId_defaultOf_key" ON "Snapshot"("organizationId", "defaultOf");
