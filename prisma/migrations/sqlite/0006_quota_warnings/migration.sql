-- CreateTable
CREATE TABLE "QuotaWarning" (
    "organizationId" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "quota" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("organizationId", "holder", "quota", "month"),
    CONSTRAINT "QuotaWarning_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
