-- AlterTable
ALTER TABLE "Session" ADD COLUMN "restoredAt" DATETIME;
ALTER TABLE "Session" ADD COLUMN "snapshotMode" TEXT;
