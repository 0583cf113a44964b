// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QUrl>
#include <QtCore/QVariant>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QImage>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QWidget>

namespace user {

struct All {
  QString text;
  QVariant any;
  QMap<QString, int> map;
  QHash<int, QString> hash;
  QList<QUrl> urls;
  QDateTime time;
  QJsonObject json;
  QColor color;
  QImage image;
  QFont font;
};

All*
all();
QWidget*
make(QWidget*, const QString&);
void
show(QMainWindow&);

}  // namespace user
