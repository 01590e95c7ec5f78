-- AlterTable
ALTER TABLE "Organization" ADD COLUMN "includedMinutes" INTEGER;
ALTER TABLE "Organization" ADD COLUMN "maxConcurrentSessions" INTEGER;
ALTER TABLE "Organization" ADD COLUMN "maxCostMicroUsdPerMonth" INTEGER;
ALTER TABLE "Organization" ADD COLUMN "maxMinutesPerMonth" INTEGER;
ALTER TABLE "Organization" ADD COLUMN "overageMicroUsdPerMinute" INTEGER;
ALTER TABLE "Organization" ADD COLUMN "plan" TEXT;
ALTER TABLE "Organization" ADD COLUMN "requestsPerMinute" INTEGER;

-- CreateTable
CREATE TABLE "ViewToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "apiKeyId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sessionId" TEXT,
    "phoneId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "ViewToken_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ViewToken_apiKeyId_fkey" FOREIGN KEY ("apiKeyId") REFERENCES "ApiKey" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Agent" (
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
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Agent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Agent_phoneId_fkey" FOREIGN KEY ("phoneId") REFERENCES "Phone" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ApiKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "scopes" TEXT NOT NULL DEFAULT '["read","control","admin"]',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" DATETIME,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "requestsPerMinute" INTEGER,
    "maxConcurrentSessions" INTEGER,
    "maxMinutesPerMonth" INTEGER,
    "maxCostMicroUsdPerMonth" INTEGER,
    CONSTRAINT "ApiKey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ApiKey" ("createdAt", "hash", "id", "name", "organizationId", "revokedAt") SELECT "createdAt", "hash", "id", "name", "organizationId", "revokedAt" FROM "ApiKey";
DROP TABLE "ApiKey";
ALTER TABLE "new_ApiKey" RENAME TO "ApiKey";
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");
CREATE INDEX "ApiKey_organizationId_idx" ON "ApiKey"("organizationId");
CREATE TABLE "new_Phone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "udid" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'virtual',
    "appiumUrl" TEXT,
    "pool" TEXT,
    "displayName" TEXT,
    "typingMethod" TEXT NOT NULL DEFAULT 'keys',
    "speed" INTEGER NOT NULL DEFAULT 30,
    "heldBy" TEXT,
    "heldUntil" DATETIME,
    "removedAt" DATETIME,
    "capabilities" TEXT NOT NULL,
    "connectionStatus" TEXT NOT NULL,
    "widthPx" INTEGER,
    "heightPx" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leaseId" TEXT,
    CONSTRAINT "Phone_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Phone_leaseId_fkey" FOREIGN KEY ("leaseId") REFERENCES "Session" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION
);
INSERT INTO "new_Phone" ("capabilities", "connectionStatus", "createdAt", "heightPx", "id", "leaseId", "name", "organizationId", "platform", "udid", "widthPx") SELECT "capabilities", "connectionStatus", "createdAt", "heightPx", "id", "leaseId", "name", "organizationId", "platform", "udid", "widthPx" FROM "Phone";
DROP TABLE "Phone";
ALTER TABLE "new_Phone" RENAME TO "Phone";
CREATE UNIQUE INDEX "Phone_udid_key" ON "Phone"("udid");
CREATE UNIQUE INDEX "Phone_leaseId_key" ON "Phone"("leaseId");
CREATE UNIQUE INDEX "Phone_organizationId_name_key" ON "Phone"("organizationId", "name");
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "phoneId" TEXT NOT NULL,
    "apiKeyId" TEXT,
    "agentId" TEXT,
    "instruction" TEXT NOT NULL,
    "systemPrompt" TEXT,
    "isQueued" BOOLEAN NOT NULL DEFAULT false,
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
INSERT INTO "new_Session" ("allowedApps", "cacheReadTokens", "cacheWriteTokens", "completedAt", "costMicroUsd", "createdAt", "error", "id", "inputTokens", "instruction", "maxCostMicroUsd", "maxTurns", "metadata", "mode", "model", "modelLabel", "nextIndex", "numTurns", "organizationId", "output", "outputSchema", "outputTokens", "owned", "pauseReason", "phoneId", "pictureSize", "policy", "result", "runEpoch", "runningMs", "runningSince", "startedAt", "status", "success", "tags", "timeoutS", "title", "toolProfile") SELECT "allowedApps", "cacheReadTokens", "cacheWriteTokens", "completedAt", "costMicroUsd", "createdAt", "error", "id", "inputTokens", "instruction", "maxCostMicroUsd", "maxTurns", "metadata", "mode", "model", "modelLabel", "nextIndex", "numTurns", "organizationId", "output", "outputSchema", "outputTokens", "owned", "pauseReason", "phoneId", "pictureSize", "policy", "result", "runEpoch", "runningMs", "runningSince", "startedAt", "status", "success", "tags", "timeoutS", "title", "toolProfile" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE INDEX "Session_organizationId_createdAt_id_idx" ON "Session"("organizationId", "createdAt" DESC, "id");
CREATE INDEX "Session_organizationId_startedAt_idx" ON "Session"("organizationId", "startedAt");
CREATE INDEX "Session_status_idx" ON "Session"("status");
CREATE INDEX "Session_phoneId_idx" ON "Session"("phoneId");
CREATE INDEX "Session_agentId_idx" ON "Session"("agentId");
CREATE INDEX "Session_apiKeyId_idx" ON "Session"("apiKeyId");
CREATE INDEX "Session_latestFrameId_idx" ON "Session"("latestFrameId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "ViewToken_hash_key" ON "ViewToken"("hash");

-- CreateIndex
CREATE INDEX "ViewToken_organizationId_idx" ON "ViewToken"("organizationId");

-- CreateIndex
CREATE INDEX "ViewToken_apiKeyId_idx" ON "ViewToken"("apiKeyId");

-- CreateIndex
CREATE INDEX "Agent_phoneId_idx" ON "Agent"("phoneId");

-- CreateIndex
CREATE UNIQUE INDEX "Agent_organizationId_name_key" ON "Agent"("organizationId", "name");
