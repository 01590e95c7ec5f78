-- DropIndex
DROP INDEX "Session_phoneId_idx";

-- CreateIndex
CREATE INDEX "Session_phoneId_isQueued_idx" ON "Session"("phoneId", "isQueued");
