-- CreateTable
CREATE TABLE "Evaluation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organizationId" TEXT NOT NULL,
    "runKey" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "modelLabel" TEXT NOT NULL,
    "toolProfile" TEXT,
    "isInterrupted" BOOLEAN NOT NULL,
    "taskCount" INTEGER NOT NULL,
    "passed" INTEGER NOT NULL,
    "medianTurns" REAL NOT NULL,
    "medianMs" REAL NOT NULL,
    "costMicroUsd" INTEGER,
    "byDifficulty" TEXT NOT NULL,
    "tasks" TEXT NOT NULL,
    CONSTRAINT "Evaluation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Evaluation_organizationId_startedAt_id_idx" ON "Evaluation"("organizationId", "startedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_organizationId_runKey_key" ON "Evaluation"("organizationId", "runKey");
