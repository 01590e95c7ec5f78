-- AlterTable
ALTER TABLE "Agent" ADD COLUMN "displayName" TEXT;
